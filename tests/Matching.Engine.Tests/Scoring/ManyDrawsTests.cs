using System.Text;
using Matching.Engine.Facts;
using Matching.Engine.Scoring;

namespace Matching.Engine.Tests.Scoring;

public sealed class ManyDrawsTests
{
    [Fact]
    public void Draws_of_many_are_the_draws_of_each_whatever_the_lengths()
    {
        var random = new Random(1);
        for (var salt = 0; salt < 150; salt++)
        {
            var draw = new Draw(new string('s', salt));
            string[] openings = [.. Enumerable.Range(0, 1 + random.Next(40)).Select(n => $"Ø{n}-" + new string('x', random.Next(80)))];
            int[] chosen = [.. Enumerable.Range(0, openings.Length).Where(_ => random.Next(4) > 0)];
            var draws = new int[chosen.Length];

            ManyDraws.Of(draw.Before("Y00001", Kind.Job), [.. openings.Select(Encoding.UTF8.GetBytes)], chosen, draws);

            draws.ShouldBe(chosen.Select(opening => draw.Of("Y00001", Kind.Job, openings[opening])), $"salt of {salt}");
        }
    }

    [Fact]
    public void Nothing_chosen_draws_nothing() => Should.NotThrow(() => ManyDraws.Of([1], [], [], []));
}
