using System.Text.Json;
using Matching.Core.Intake;
using Matching.Core.Intake.Lists;
using Matching.Engine.Facts;
using Matching.Testing;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Intake;

public sealed class DemoFolderTests
{
    private static readonly FolderReading Demo = new FolderReader().Read(RepositoryFolder.Demo, GivenFolder.Date);

    [Fact]
    public void The_demo_town_has_no_fault_and_the_known_numbers_of_rows()
    {
        Demo.Faults.ShouldBeEmpty();
        Demo.LeftOut.ShouldBeEmpty();
        Demo.Counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}").ShouldBe(
        [
            "consultants.csv 15", "history.csv 254", "hosts.csv 416", "municipalities.csv 3", "networks.csv 3", "openings.csv 440",
            "placements.csv 112", "postcodes.csv 38", "youths.csv 1160",
        ]);
    }

    [Fact]
    public void What_the_files_say_is_in_the_folder()
    {
        var folder = Demo.Folder.ShouldNotBeNull();

        folder.Youths.Count.ShouldBe(1160);
        folder.Youths.Sum(youth => youth.Wants.Count).ShouldBe(1755);
        folder.Youths.Count(youth => youth.Phone is null).ShouldBe(32);
        folder.Youths.Count(youth => youth.GuardianConsent == false).ShouldBe(87);
        folder.Hosts.Count(host => !host.Vetted).ShouldBe(57);
        folder.Openings.Count(opening => opening.Status.Status == Status.Paused).ShouldBe(46);
        folder.Placements.Count(placement => placement.OpeningId.Length == 0).ShouldBe(8);
        folder.ToBoard().Area.ShouldBe(["0615", "0661", "0791"]);
    }

    [Fact]
    public void The_order_of_rows_and_columns_means_nothing()
    {
        var chance = new Random(20261120);
        var shuffled = GivenFolder.WithEverythingRight();
        foreach (var path in Directory.EnumerateFiles(RepositoryFolder.Demo, "*.csv"))
        {
            shuffled.Text(Path.GetFileName(path), Shuffled(File.ReadAllLines(path), chance));
        }

        Written(shuffled.Read().Folder).ShouldBe(Written(Demo.Folder));
    }

    [Fact]
    public void The_product_brings_the_98_municipalities_and_its_sectors()
    {
        ReferenceLists.Municipalities.Count.ShouldBe(98);
        ReferenceLists.Municipalities.ShouldContain(one => one.Code == "0791" && one.Name == "Viborg");
        ReferenceLists.Sectors.Count.ShouldBe(26);
        ReferenceLists.Sectors.ShouldContain(sector => sector.Code == "eldercare" && sector.NameDa == "Ældrepleje");
    }

    private static string Shuffled(string[] lines, Random chance)
    {
        var order = Enumerable.Range(0, lines[0].Split(';').Length).ToArray();
        chance.Shuffle(order);
        var rows = lines[1..];
        chance.Shuffle(rows);
        return string.Join('\n', rows.Prepend(lines[0]).Select(line => line.Split(';')).Select(fields => string.Join(';', order.Select(place => fields[place]))));
    }

    private static string Written(ImportedFolder? folder) => JsonSerializer.Serialize(folder);
}
