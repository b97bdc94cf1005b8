using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Choosing;

/// <summary>
/// A random night in which all openings of one kind are chosen by both sides; some have met, some of those have ranked, one side or both. The same seed
/// gives the same night.
/// </summary>
internal static class NightOfChoices
{
    public static MatchingProblem Of(int seed)
    {
        var random = new Random(seed);
        var problem = RandomNight.Of(seed, youths: 7, openings: 7);
        var kind = random.Next(2) == 0 ? Kind.Internship : Kind.Job;
        var chosen = problem.Openings.Where(opening => opening.Kind == kind).ToArray();
        var pairs = problem.Youths.SelectMany(youth => chosen, (youth, opening) => (Youth: youth.Id, Opening: opening.Id)).ToArray();
        return problem with
        {
            Openings = [.. problem.Openings.Select(opening => opening.Kind == kind ? opening with { CohortMin = null, GroupMin = null, ClosesOn = null } : opening)],
            Programmes = [.. problem.Programmes.Select(programme => programme with { Choices = [new(kind, random.Next(1, 4), random.Next(1, 4))] })],
            Meetings = [.. pairs.Where(_ => random.Next(8) == 0).Select(pair => new MeetingFacts(pair.Youth, pair.Opening, Given.DaysAgo(random.Next(60))))],
            Ranks =
            [
                .. pairs.Where(_ => random.Next(3) == 0).Select(pair => new RankFacts(RankingSide.Youth, pair.Youth, pair.Opening, random.Next(1, 4))),
                .. pairs.Where(_ => random.Next(2) == 0).Select(pair => new RankFacts(RankingSide.Host, pair.Youth, pair.Opening, random.Next(1, 4))),
            ],
        };
    }
}
