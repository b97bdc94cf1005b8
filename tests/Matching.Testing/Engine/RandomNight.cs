using Matching.Engine;
using Matching.Engine.Facts;

namespace Matching.Testing.Engine;

/// <summary>A small night drawn from a seed: valid facts with every feature that limits, forbids or prices something. The same seed gives the same night.</summary>
public static class RandomNight
{
    private static readonly Kind[][] Several = [[Kind.Internship, Kind.Job], [Kind.Mentor, Kind.Job], [Kind.Internship, Kind.Job, Kind.Mentor]];
    private static readonly string[] Sectors = ["retail", "auto", "it"];
    private static readonly string[] Weeks = ["Mo08:00-16:00", "Tu08:00-12:00|Th13:00-18:00", "We09:00-12:30|Sa10:00-13:00", "Mo08:00-20:00|Tu08:00-20:00|We08:00-20:00"];

    public static MatchingProblem Of(int seed, int youths = 6, int openings = 6)
    {
        var random = new Random(seed);
        HostFacts[] hosts = [.. Enumerable.Range(1, 4).Select(n => Host(random, n))];
        OpeningFacts[] offered = [.. Enumerable.Range(1, openings).Select(n => Opening(random, n, hosts))];
        YouthFacts[] people = [.. Enumerable.Range(1, youths).Select(n => Youth(random, n))];
        var problem = Given.Problem(
            people,
            offered,
            hosts,
            Placements(random, people, offered),
            [.. Rows(random, 3).Select(_ => new HistoryFacts(Pick(random, people).Id, Pick(random, offered).Id, (Outcome)random.Next(1, 9), Given.DaysAgo(random.Next(120))))],
            [new NetworkFacts("N", Maybe(random, 3, 4), Maybe(random, 3, 5))],
            [Given.PlaceAt(4_000), Given.PlaceAt(9_000), Given.PlaceAt(16_000)]);
        return problem with { Salt = $"seed{seed}", Programmes = [Given.TheProgramme with { Places = Maybe(random, 5, 6) }] };
    }

    private static YouthFacts Youth(Random random, int n) => Given.Youth($"Y{n}", random.Next(14, 31)) with
    {
        Wants = random.Next(2) == 0 ? Pick(random, Several) : [Pick(random, [Kind.Internship, Kind.Job, Kind.Mentor])],
        Place = random.Next(4),
        MaxTravelMinutes = random.Next(10, 90),
        School = random.Next(3) == 0 ? School.Compulsory : School.None,
        Interests = random.Next(3) == 0 ? [] : [Pick(random, Sectors)],
        NotSectors = random.Next(8) == 0 ? [Pick(random, Sectors)] : [],
        WishedHosts = random.Next(4) == 0 ? [$"H{random.Next(1, 5)}"] : [],
        Available = Given.Hours(Pick(random, Weeks)),
        MaxHoursPerWeek = random.Next(4, 20),
        Needs = (Needs)random.Next(128),
        Communication = (Communication)random.Next(4),
        WaitingSince = Given.DaysAgo(random.Next(400)),
        Status = random.Next(12) == 0 ? Status.Paused : Status.Active,
        InternshipWeeksAllowed = Maybe(random, 2, 13),
        SaidYesTooLate = random.Next(10) == 0,
    };

    private static HostFacts Host(Random random, int n) => Given.Host($"H{n}", mentor: n == 4) with
    {
        Place = random.Next(4),
        IsVetted = random.Next(12) != 0,
        Network = n <= 2 ? "N" : null,
        MaxNewContactsPerMonth = Maybe(random, 2, 4),
        InternshipRoom = Maybe(random, 2, 3),
        LastAnswer = Maybe(random, 2, 200) is { } days ? Given.DaysAgo(days) : null,
        Pledges = (Pledges)random.Next(128),
    };

    private static OpeningFacts Opening(Random random, int n, HostFacts[] hosts)
    {
        var host = hosts[random.Next(hosts.Length)];
        var kind = host.IsMentor ? Kind.Mentor : Pick(random, [Kind.Internship, Kind.Job]);
        return Given.Opening($"O{n}", kind, host.Id) with
        {
            Place = host.Place,
            Sector = Pick(random, Sectors),
            Seats = random.Next(1, 4),
            MinAge = random.Next(13, 20),
            MaxAge = random.Next(18, 31),
            HoursPerWeekMin = random.Next(2, 8),
            HoursPerWeekMax = random.Next(8, 20),
            Schedule = Given.Hours(Pick(random, Weeks)),
            Environment = (WorkEnvironment)random.Next(64),
            ScheduleIsFixed = random.Next(10) == 0,
            CohortMin = Maybe(random, 4, 4),
            ClosesOn = Maybe(random, 2, 3) is { } days ? Given.Night.AddDays(days - 2) : null,
            GroupMin = Maybe(random, 6, 4),
            LeadsTo = (LeadsTo)random.Next(8),
            Status = random.Next(12) == 0 ? Status.Paused : Status.Active,
            StartDate = random.Next(2) == 0 ? null : Given.Night.AddDays(random.Next(60)),
            EndDate = random.Next(3) == 0 ? Given.Night.AddDays(random.Next(20, 200)) : null,
        };
    }

    private static PlacementFacts[] Placements(Random random, YouthFacts[] youths, OpeningFacts[] openings) =>
    [
        .. Rows(random, 3).Select(_ =>
        {
            var opening = Pick(random, openings);
            return Given.Placement((PlacementState)random.Next(1, 7), opening.Id, Pick(random, youths).Id, opening.Kind) with
            {
                Since = Given.DaysAgo(random.Next(60)),
                EndDate = random.Next(3) == 0 ? Given.Night.AddDays(random.Next(-5, 60)) : null,
            };
        }),
    ];

    private static IEnumerable<int> Rows(Random random, int most) => Enumerable.Range(0, random.Next(most + 1));

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static int? Maybe(Random random, int oneIn, int below) => random.Next(oneIn) == 0 ? random.Next(below) : null;
}
