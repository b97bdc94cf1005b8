using Matching.Engine.Facts;
using Matching.Testing.Engine;

namespace Matching.Engine.Tests.Sifting;

/// <summary>
/// A random night in which many look the same in some respects and differ in others: few places, few programmes and languages, birthdays between the
/// starts of openings, gates, consents, weeks of internship, contact hours, lifts and online meetings. The same seed gives the same night.
/// </summary>
internal static class NightOfNeighbours
{
    private static readonly string[] Languages = ["da", "en", "ar"];
    private static readonly string[] Towns = ["0615", "0661", "0791"];
    private static readonly string[] Hobbies = ["chess", "music", "football", "cooking"];
    private static readonly School[] Schools = [School.None, School.Compulsory, School.Eud];
    private static readonly string[] ContactHours = ["", "", "Mo09:00-10:00", "Th13:00-14:30|Sa10:00-11:00"];

    public static MatchingProblem Of(int seed, int youths = 10, int openings = 24)
    {
        var random = new Random(seed);
        var problem = RandomNight.Of(seed, youths, openings);
        ProgrammeFacts[] programmes = [Given.TheProgramme, Other(random, "P2"), Other(random, "P3")];
        return problem with
        {
            Programmes = programmes,
            Youths = [.. problem.Youths.Select(youth => Youth(random, youth, programmes))],
            Hosts = [.. problem.Hosts.Select(host => Host(random, host))],
            Openings = [.. problem.Openings.Select(opening => Opening(random, opening, programmes))],
            History = [.. problem.History, .. Enumerable.Range(0, random.Next(6)).Select(_ => Past(random, problem))],
        };
    }

    private static ProgrammeFacts Other(Random random, string id) => Given.TheProgramme with
    {
        Id = id,
        AgeFrom = random.Next(13, 19),
        AgeTo = random.Next(17, 31),
        Municipalities = random.Next(2) == 0 ? null : Some(random, Towns),
        Schools = random.Next(2) == 0 ? null : Some(random, Schools),
        GuardianBeforeMatch = random.Next(2) == 0,
        GatesBeforeMatch = random.Next(2) == 0 ? [] : ["talk"],
        Status = random.Next(8) == 0 ? Status.Paused : Status.Active,
    };

    private static YouthFacts Youth(Random random, YouthFacts youth, ProgrammeFacts[] programmes) => youth with
    {
        Municipality = Pick(random, Towns),
        Born = random.Next(2) == 0 ? youth.Born : youth.Born.AddYears(-random.Next(2)).AddDays(random.Next(90)),
        EnrolledIn = [.. programmes.Where(_ => random.Next(4) > 0).Select(programme => programme.Id)],
        Languages = Some(random, Languages),
        OwnLanguage = Pick(random, Languages),
        Hobbies = Some(random, Hobbies),
        School = Pick(random, Schools),
        Licence = (Licence)random.Next(3),
        Travel = (TravelModes)random.Next(32),
        GuardianConsent = random.Next(3) switch { 0 => null, 1 => false, _ => true },
        GatesPassed = random.Next(3) == 0 ? [] : ["talk"],
        NotHosts = random.Next(5) == 0 ? [$"H{random.Next(1, 5)}", $"O{random.Next(1, 9)}"] : [],
        InternshipWeeksUsedBefore = random.Next(8),
        BarredInternshipHost = random.Next(6) == 0 ? $"H{random.Next(1, 4)}" : null,
        TalkedWithOn = random.Next(4) == 0 ? Given.DaysAgo(random.Next(60)) : null,
    };

    private static HostFacts Host(Random random, HostFacts host) => host with
    {
        ContactHours = Given.Hours(Pick(random, ContactHours)),
        AuthorityOf = host.IsMentor ? Pick(random, Towns) : null,
        IsMunicipal = !host.IsMentor && random.Next(3) == 0,
        ChildCertificateUntil = random.Next(2) == 0 ? Given.Night.AddDays(random.Next(90)) : null,
        Status = random.Next(8) == 0 ? Status.Closed : Status.Active,
    };

    private static OpeningFacts Opening(Random random, OpeningFacts opening, ProgrammeFacts[] programmes) => opening with
    {
        Programme = Pick(random, programmes).Id,
        Languages = random.Next(3) == 0 ? [] : Some(random, Languages),
        Hobbies = Some(random, Hobbies),
        Requires = random.Next(4) == 0 ? Requirements.DrivingLicence : Requirements.None,
        MeetsOnline = random.Next(3) == 0,
        Environment = (WorkEnvironment)random.Next(2048),
        Trade = (Trade)random.Next(15),
        ScheduleIsFixed = random.Next(8) == 0,
        Schedule = random.Next(6) == 0 ? Given.Hours("Fr22:00-24:00|Sa23:00-24:00") : opening.Schedule,
    };

    private static HistoryFacts Past(Random random, MatchingProblem problem) => new(
        Pick(random, problem.Youths).Id, Pick(random, problem.Openings).Id, (Outcome)random.Next(1, 9), Given.DaysAgo(random.Next(400)), random.Next(2) == 0);

    private static T[] Some<T>(Random random, T[] from) => [.. from.Where(_ => random.Next(2) == 0).DefaultIfEmpty(from[0])];

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
