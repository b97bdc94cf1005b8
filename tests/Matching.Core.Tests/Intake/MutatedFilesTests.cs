using System.Globalization;
using Matching.Core.Intake;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Intake;

public sealed class MutatedFilesTests
{
    private static readonly byte[] Nasty = [0, 9, 10, 13, 32, (byte)'"', (byte)';', (byte)'|', (byte)'-', (byte)'9', (byte)':', 0x80, 0xC3, 0xEF, 0xFF];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_to_a_file_it_is_read_or_refused_in_words(int seed)
    {
        var chance = new Random(seed);
        for (var round = 0; round < 1500; round++)
        {
            var folder = GivenFolder.WithEverythingRight();
            var file = folder.Names.ElementAt(chance.Next(folder.Names.Count));
            folder.Bytes(file, Mutated(folder.BytesOf(file), chance));

            var reading = folder.Read();

            reading.IsAccepted.ShouldBe(reading.FaultCount == 0, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}, {file}"));
            reading.Faults.Concat(reading.Warnings).ShouldAllBe(fault => FaultWords.DanishLine(fault).Length > 0 && FaultWords.EnglishLine(fault).Length > 0);
        }
    }

    private static byte[] Mutated(byte[] bytes, Random chance)
    {
        var mutated = bytes.ToList();
        for (var change = chance.Next(1, 6); change > 0 && mutated.Count > 1; change--)
        {
            var place = chance.Next(mutated.Count);
            var piece = Math.Min(chance.Next(1, 12), mutated.Count - place);
            switch (chance.Next(4))
            {
                case 0:
                    mutated[place] = Nasty[chance.Next(Nasty.Length)];
                    break;
                case 1:
                    mutated.Insert(place, Nasty[chance.Next(Nasty.Length)]);
                    break;
                case 2:
                    mutated.RemoveRange(place, piece);
                    break;
                default:
                    mutated.InsertRange(chance.Next(mutated.Count), mutated.GetRange(place, piece));
                    break;
            }
        }

        return [.. mutated];
    }
}
