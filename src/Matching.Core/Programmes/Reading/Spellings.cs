using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Matching.Core.Definitions;
using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Programmes.Reading;

/// <summary>Values with a form of their own: periods, moments, ranges, and what may be a word or more.</summary>
internal static partial class Spellings
{
    private const string PeriodPattern = "^-?P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T[0-9]+H)?$";
    private const string PeriodWords = "a period such as P13W, P3M, P2D or -P2W, at most fifty years";

    private static readonly Dictionary<Type, Shape> Known = new Dictionary<Type, Shape>
    {
        [typeof(Period)] = new PatternShape(PeriodPattern, PeriodWords, Period.Parse("P1D")!, Period.Parse),
        [typeof(Moment)] = new PatternShape("^[a-z_0-9]+(:[a-z0-9-]+)?$", $"one of {string.Join(", ", Words.AllOf<MomentCode>().Keys)}, or end:<track or module>", new Moment(MomentCode.Start), ReadMoment),
        [typeof(TrackOpening)] = new PatternShape("^(enrolled|prepared|by_hand|after:[a-z0-9-]+|clock:[a-z0-9-]+)$", "enrolled, prepared, by_hand, after:<track> or clock:<id>", new TrackOpening(TrackOpeningKind.ByHand), ReadOpening),
        [typeof(RankingEligible)] = new PatternShape("^(met|placed_in:[a-z0-9-]+)$", "met or placed_in:<track>", new RankingEligible((string?)null), ReadEligible),
        [typeof(ProgrammeText)] = new SpelledShape(ReadText, _ => TextSchema()),
        [typeof(TakesFrom)] = new SpelledShape(ReadTakesFrom, _ => TakesFromSchema()),
        [typeof(StageLength)] = new SpelledShape(ReadLength, _ => Either(PeriodSchema(), Members(("min", PeriodSchema()), ("max", PeriodSchema())))),
        [typeof(Times)] = new SpelledShape(ReadTimes, _ => Either(WholeSchema(1, 1_000), Word("unlimited"))),
        [typeof(EntryDays)] = new SpelledShape(ReadIntake, _ => Either(Word("rolling"), DateList())),
        [typeof(Recurrence)] = new SpelledShape(ReadRecurrence, _ => Either(PeriodSchema(), WholeSchema(1, 1_000), Word("unlimited"))),
        [typeof(Limit)] = new SpelledShape(ReadLimit, _ => new() { ["type"] = "string" }),
        [typeof(HoursRange)] = new SpelledShape(ReadHours, _ => Either(NumberSchema(), Members(("from", NumberSchema()), ("to", NumberSchema())))),
        [typeof(RankingOpens)] = new SpelledShape(ReadRankingOpens, _ => Either(WholeSchema(1, 1_000), new() { ["type"] = "string" })),
        [typeof(CompanionLanguage)] = new SpelledShape(ReadCompanionLanguage, _ => Either(new() { ["const"] = true }, new() { ["type"] = "string", ["pattern"] = "^[a-z]{2}$" })),
        [typeof(Silence)] = new SpelledShape(ReadSilence, _ => new() { ["type"] = "object" }, takesNull: true),
        [typeof(AgreementPoint)] = new SpelledShape(ReadPoint, parts => Either(WholeSchema(1, 100), new RecordShape(typeof(AgreementPoint)).Schema(parts))),
    };

    public static Shape Id { get; } = new PatternShape("^[a-z0-9]+(-[a-z0-9]+)*$", "small letters, digits and single hyphens, at most 64 characters", "faulty", text => text.Length <= 64 && IdForm().IsMatch(text) ? text : null);

    public static Shape? Of(Type type) => Known.GetValueOrDefault(type);

    /// <summary>{from, to}, both included.</summary>
    public static Shape Range(int least, int most) => new SpelledShape(
        value =>
        {
            value.Object("from", "to");
            var range = new WholeRange(value.Required("from").Whole(least, most), value.Required("to").Whole(least, most));
            if (range.To < range.From)
            {
                value.RefuseThat(string.Create(CultureInfo.InvariantCulture, $"is empty: from is {range.From} and to is {range.To}; to must not be below from."));
            }

            return range;
        },
        _ => Members(("from", WholeSchema(least, most)), ("to", WholeSchema(least, most))));

    private static Moment? ReadMoment(string text)
    {
        var (code, of) = Split(text);
        if (!Words.AllOf<MomentCode>().TryGetValue(code, out var known) || (of is not null && (known != MomentCode.End || !IdForm().IsMatch(of))))
        {
            return null;
        }

        return new Moment(known, of);
    }

    private static TrackOpening? ReadOpening(string text)
    {
        var (code, of) = Split(text);
        if (!Words.AllOf<TrackOpeningKind>().TryGetValue(code, out var known))
        {
            return null;
        }

        var isNamed = known is TrackOpeningKind.After or TrackOpeningKind.Clock;
        return isNamed == of is not null && (of is null || IdForm().IsMatch(of)) ? new TrackOpening(known, of) : null;
    }

    private static RankingEligible? ReadEligible(string text)
    {
        var (code, of) = Split(text);
        return text == "met" ? new RankingEligible((string?)null) : code == "placed_in" && of is not null && IdForm().IsMatch(of) ? new RankingEligible(of) : null;
    }

    private static ProgrammeText ReadText(DefinitionValue value)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        value.Object(WordLists.Of(WordList.Languages));
        texts["da"] = value.Required("da").Text();
        foreach (var (language, text) in value.Members())
        {
            texts[language] = text.Text();
        }

        return new(texts);
    }

    private static TakesFrom ReadTakesFrom(DefinitionValue value)
    {
        if (value.Kind != JsonValueKind.Array)
        {
            return value.AsText() == "hosts" ? new TakesFrom.ThoseOfItsHosts() : ReadAll(value);
        }

        var codes = value.Items().Select(code => code.OneOf(WordLists.Municipalities)).ToList();
        if (codes.Count == 0 || codes.Distinct(StringComparer.Ordinal).Count() < codes.Count)
        {
            value.RefuseThat(codes.Count == 0 ? "is empty, so nobody may enrol; \"all\" means every municipality." : "names a municipality twice.");
        }

        return new TakesFrom.Listed(codes);
    }

    private static TakesFrom.All ReadAll(DefinitionValue value)
    {
        if (value.AsText() != "all")
        {
            value.Refuse("a list of four-digit codes, \"all\" or \"hosts\"");
        }

        return new();
    }

    private static StageLength ReadLength(DefinitionValue value)
    {
        if (value.Kind != JsonValueKind.Object)
        {
            var only = ReadPeriod(value);
            return new(only, only);
        }

        value.Object("min", "max");
        return new(ReadPeriod(value.Required("min")), ReadPeriod(value.Required("max")));
    }

    private static Period ReadPeriod(DefinitionValue value) => (Period)Known[typeof(Period)].Read(value);

    private static Times ReadTimes(DefinitionValue value) => value.AsText() == "unlimited" ? new(null) : new Times(value.Whole(1, 1_000));

    private static EntryDays ReadIntake(DefinitionValue value)
    {
        if (value.Kind == JsonValueKind.Array)
        {
            return new((IReadOnlyList<DateOnly>)new ListShape(new DateShape(), typeof(DateOnly), oneOrMany: false).Read(value));
        }

        if (value.AsText() != "rolling")
        {
            value.Refuse("\"rolling\" or a list of start dates");
        }

        return new([]);
    }

    private static Recurrence ReadRecurrence(DefinitionValue value)
    {
        if (value.Kind == JsonValueKind.Number)
        {
            return new(null, value.Whole(1, 1_000));
        }

        return value.AsText() == "unlimited" ? new(null, null) : new(ReadPeriod(value), null);
    }

    private static Limit ReadLimit(DefinitionValue value)
    {
        var text = value.AsText() ?? "";
        if (Period.Parse(text) is { } after)
        {
            return new(after, null, null);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return new(null, null, (DateOnly)new DateShape().Read(value));
        }

        if (ReadMoment(text) is { } moment)
        {
            return new(null, moment, null);
        }

        value.Refuse("a period such as P4W, a moment such as end, or a date");
        return new(null, new(MomentCode.End), null);
    }

    private static HoursRange ReadHours(DefinitionValue value)
    {
        if (value.Kind != JsonValueKind.Object)
        {
            var only = value.Number(0, 168);
            return new(only, only);
        }

        value.Object("from", "to");
        var hours = new HoursRange(value.Required("from").Number(0, 168), value.Required("to").Number(0, 168));
        if (hours.To < hours.From)
        {
            value.RefuseThat($"is empty: {hours}; to must not be below from.");
        }

        return hours;
    }

    private static RankingOpens ReadRankingOpens(DefinitionValue value)
    {
        if (value.Kind == JsonValueKind.Number)
        {
            return new(value.Whole(1, 1_000), null);
        }

        if (value.AsText() == "all_meetings_held")
        {
            return new(null, null);
        }

        if (value.AsText() is { } word && Words.AllOf<LifeEvent>().TryGetValue(word, out var happens))
        {
            return new(null, happens);
        }

        value.Refuse($"all_meetings_held, a number of placements, or one of {string.Join(", ", Words.AllOf<LifeEvent>().Keys)}");
        return new(null, null);
    }

    private static CompanionLanguage ReadCompanionLanguage(DefinitionValue value) =>
        value.Kind == JsonValueKind.True ? new((string?)null) : new CompanionLanguage(value.OneOf(WordLists.Of(WordList.Languages)));

    private static Silence ReadSilence(DefinitionValue value)
    {
        var nobody = new Dictionary<Role, SilencePlan>();
        if (value.IsNull)
        {
            return new(new(null, null), nobody);
        }

        if (value.Members().All(member => member.Name is "remind" or "desk"))
        {
            return new(ReadPlan(value), nobody);
        }

        value.Object([.. Words.AllOf<Role>().Keys]);
        var byRole = value.Members()
            .Where(member => Words.AllOf<Role>().ContainsKey(member.Name))
            .DistinctBy(member => member.Name, StringComparer.Ordinal)
            .ToDictionary(member => Words.AllOf<Role>()[member.Name], member => member.Value.IsNull ? new(null, null) : ReadPlan(member.Value));
        return new(null, byRole);
    }

    private static SilencePlan ReadPlan(DefinitionValue value)
    {
        value.Object("remind", "desk");
        return new(
            value.Optional("remind") is { IsNull: false } remind ? ReadPeriod(remind) : null,
            value.Optional("desk") is { IsNull: false } desk ? ReadPeriod(desk) : null);
    }

    private static AgreementPoint ReadPoint(DefinitionValue value) => value.Kind == JsonValueKind.Number
        ? new() { Point = value.Whole(1, 100) }
        : (AgreementPoint)new RecordShape(typeof(AgreementPoint)).Read(value);

    private static (string Code, string? Of) Split(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (text[..colon], text[(colon + 1)..]) : (text, null);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdForm();
}
