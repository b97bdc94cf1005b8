using System.Globalization;
using Matching.Core.Clock;
using Matching.Core.Enrolments;
using Matching.Core.LegalRules;
using Matching.Core.LegalRules.Internships;
using Matching.Core.LegalRules.Questions;
using Matching.Core.LegalRules.Rechecks;
using Matching.Core.LegalRules.Work;
using Matching.Core.Nightly;
using Matching.Core.Placements;
using Matching.Core.Programmes;
using Matching.Core.Programmes.Vocabulary;
using Matching.Engine;
using Matching.Engine.Explaining;
using Matching.Engine.Facts;

namespace Matching.Core.Approvals;

/// <summary>What a pair's rules say now, and how many supported persons were counted at the production unit beside what the host has stated.</summary>
public sealed record PairVerdict(Finding? Broken, int Supported)
{
    /// <summary>What the law asks of a person before it is approved.</summary>
    public IReadOnlyList<LegalQuestion> Questions { get; init; } = [];

    /// <summary>Its opening takes a small group together, or nobody.</summary>
    public bool IsOfSmallGroup { get; init; }
}

/// <summary>
/// Judges one pair by every hard rule of the night as things stand now, and by the ratio of supported persons. What a night allowed hours ago
/// may have changed; the first rule that no longer holds is told with what it saw.
/// </summary>
/// <remarks>Source: rules of law §1 and §4; offers and answers, O2.</remarks>
public sealed class RecheckPair(IPairBoard pairs, LawInForce law, TimeProvider clock)
{
    /// <summary>Nothing broken: every rule holds, or one of the two is gone, which others tell.</summary>
    public async Task<PairVerdict> JudgeAsync(string youthId, string openingId, CancellationToken cancellationToken) =>
        await pairs.ReadAsync(youthId, openingId, cancellationToken) is { } reading ? Judge(reading, youthId, openingId) : new(null, 0);

    /// <summary>The pair as every rule and preference sees it now, with all that is broken; null when one of the two is not known.</summary>
    public async Task<PairPicture?> PictureAsync(string youthId, string openingId, CancellationToken cancellationToken)
    {
        if (await pairs.ReadAsync(youthId, openingId, cancellationToken) is not { } reading)
        {
            return null;
        }

        var today = Copenhagen.DateAt(clock.GetUtcNow());
        var problem = new ProblemBuilder(law.Rules, law.Calendars).Build(reading.Board, today, reading.Board.PolicyOn(today), proposesNight: false).Problem;
        var broken = AllBroken(problem, reading, youthId, openingId, today);
        return new(Matcher.Picture(problem, youthId, openingId), [.. broken.DistinctBy(finding => finding.Id).Select(finding => new BrokenRule(finding, MayBeExcepted(finding, today)))]);
    }

    private PairVerdict Judge(PairReading reading, string youthId, string openingId)
    {
        var today = Copenhagen.DateAt(clock.GetUtcNow());
        var problem = new ProblemBuilder(law.Rules, law.Calendars).Build(reading.Board, today, reading.Board.PolicyOn(today), proposesNight: false).Problem;
        return new(FirstBroken(problem, reading, youthId, openingId), reading.Supported.Count)
        {
            IsOfSmallGroup = problem.Openings.Any(opening => opening.Id == openingId && opening.GroupMin is not null),
            Questions = Questions(problem, reading, youthId, openingId),
        };
    }

    private IReadOnlyList<LegalQuestion> Questions(MatchingProblem problem, PairReading reading, string youthId, string openingId)
    {
        var today = Copenhagen.DateAt(clock.GetUtcNow());
        var (youth, opening) = (reading.Board.Youths.Single(known => known.Id == youthId), reading.Board.Openings.Single(known => known.Id == openingId));
        var host = reading.Board.Hosts.Single(known => known.Id == opening.HostId);
        var place = new AskedPlace
        {
            Born = youth.BirthDate,
            School = youth.School,
            TargetGroup = youth.TargetGroup,
            Kind = opening.Kind,
            StartsOn = opening.StartDate is { } start && start > today ? start : today,
            Trade = opening.Trade,
            Environment = opening.Environment,
            TimesAreStated = !opening.Schedule.IsEmpty,
            ReplacesSchool = problem.Openings.Single(known => known.Id == openingId).ReplacesSchool,
            HasOtherWork = new RunningPlaces(reading.Board).Of(youth).Any(placement => placement.Kind != Kind.Mentor && placement.OpeningId != openingId),
            IsLastEmployer = youth.LastEmployer.Length == 0 ? null : youth.LastEmployer == (opening.WorkplaceId.Length > 0 ? opening.WorkplaceId : opening.HostId),
            Employees = host.Employees,
            StatedOn = host.LastAnswer,
            InternsWithoutPay = reading.InternsWithoutPay,
        };
        return [.. new LegalQuestions(law.Rules).Of(place, today), .. HostConfirmation.Asked(reading.Board, opening, today)];
    }

    private Finding? FirstBroken(MatchingProblem problem, PairReading reading, string youthId, string openingId) =>
        AllBroken(problem, reading, youthId, openingId, Copenhagen.DateAt(clock.GetUtcNow())).FirstOrDefault();

    // One after the other: whoever asks for the first only does not pay for the rest.
    private IEnumerable<Finding> AllBroken(MatchingProblem problem, PairReading reading, string youthId, string openingId, DateOnly today)
    {
        foreach (var finding in Matcher.Broken(problem, youthId, openingId).Where(finding => !IsOverridden(reading, finding)))
        {
            yield return finding;
        }

        if (OpenBeforeOffer(reading.Board, youthId, openingId, today) is { } gate)
        {
            yield return gate;
        }

        if (DatedHours(reading.Board, youthId, openingId, today) is { } hours)
        {
            yield return hours;
        }

        if (!problem.Openings.Single(opening => opening.Id == openingId).ReplacesSchool && Ratio(reading, openingId, today) is { } ratio)
        {
            yield return ratio;
        }
    }

    private bool MayBeExcepted(Finding finding, DateOnly today) =>
        finding.Facts.FirstOrDefault(fact => fact.Name == "rule") is { Value: { } rule } && law.Rules.AllowsOverride(rule, today);

    /// <summary>What must be true before she is offered anything, as her own file stands.</summary>
    private static Finding? OpenBeforeOffer(Board board, string youthId, string openingId, DateOnly today)
    {
        var youth = board.Youths.Single(known => known.Id == youthId);
        var programme = board.Openings.Single(known => known.Id == openingId).Programme;
        return youth.Enrolments.FirstOrDefault(known => known.IsStrict && known.Programme == programme) is { } file
            && board.Programmes.FindMark(file.Mark) is { } version
            && BeforeOffer(file, youth, version.Definition, board.Openings.Single(known => known.Id == openingId), today).FirstOrDefault() is { } gate
            ? new("gates-passed", [new("gate", gate.Gate), new("done", Written(gate.Done)), new("needed", Written(gate.Needed)), .. gate.By.Length > 0 ? [new Fact("by", gate.By)] : Array.Empty<Fact>(), new("programme", programme)])
            : null;
    }

    // Her yes comes by text and counts at once: what must be true before it is asked before the question.
    private static IEnumerable<GateFacts> BeforeOffer(EnrolmentFile file, Core.People.Youth youth, ProgrammeDefinition definition, Core.Openings.Opening opening, DateOnly today) =>
        EnrolmentStand.OpenGates(file, youth, definition, today, GateStep.Offer, GateStep.Accept)
            .Concat(OpeningGates.AskedBeforeOffer(opening, definition, youth, today).Where(gate => StepGates.Tally(gate, file, definition, today, youth.Language) is var (done, needed) && done < needed)
                .Select(gate => new GateFacts(ProgrammeGates.WordOf(gate), 0, 1, gate.By is { } by ? Words.Of(by) : "")));

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private bool IsOverridden(PairReading reading, Finding finding) =>
        finding.Facts.FirstOrDefault(fact => fact.Name == "rule") is { Value: { } rule }
        && reading.Overridden.Contains(rule)
        && law.Rules.AllowsOverride(rule, Copenhagen.DateAt(clock.GetUtcNow()));

    /// <summary>The days of the opening's own hours beside what runs, by the school calendar; hours that are still to be chosen are the night's rule.</summary>
    private Finding? DatedHours(Board board, string youthId, string openingId, DateOnly today)
    {
        var opening = board.Openings.Single(known => known.Id == openingId);
        if (opening.Kind == Kind.Mentor || !opening.ScheduleIsFixed)
        {
            return null;
        }

        var youth = board.Youths.Single(known => known.Id == youthId);
        var places = new RunningPlaces(board);
        var wished = new KnownPlacement
        {
            YouthId = youthId,
            OpeningId = openingId,
            Kind = opening.Kind,
            State = PlacementState.Agreed,
            Since = today,
            StartDate = opening.StartDate is { } start && start > today ? start : today,
            EndDate = opening.EndDate,
        };
        WorkOfHers[] works = [.. places.Of(youth).Append(wished).Select(places.WorkOf).OfType<WorkOfHers>()];
        var breaches = new YouthWorkJudge(law.Rules, law.Calendars.With(board.SchoolCalendar)).FirstBreaches(new(youth.BirthDate, youth.School, youth.Municipality), works, wished.StartDate.Value, wished.StartDate.Value.AddDays(366));
        return breaches is [var first, ..] ? Told("lawful-work", first) : null;
    }

    private Finding? Ratio(PairReading reading, string openingId, DateOnly today)
    {
        var opening = reading.Board.Openings.Single(known => known.Id == openingId);
        var host = reading.Board.Hosts.Single(known => known.Id == opening.HostId);
        if (opening.Kind != Kind.Internship || host.Employees is not { } employees)
        {
            return null;
        }

        var more = new SupportedPerson(opening.StartDate is { } start && start > today ? start : today, opening.EndDate, opening.HoursPerWeekMin);
        var now = reading.CorrectedCount ?? host.InternsNow + host.WageSubsidisedNow;
        return InternRatio.WithOneMore(law.Rules, employees, now, reading.Supported, more, today) is { } breach ? Told("intern-ratio", breach) : null;
    }

    private static Finding Told(string rule, LegalBreach breach) => new(
        rule,
        [
            new("rule", breach.Rule),
            new("sum", breach.Sum.ToString(CultureInfo.InvariantCulture)),
            new("limit", breach.Limit.ToString(CultureInfo.InvariantCulture)),
            new("on", breach.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ]);
}
