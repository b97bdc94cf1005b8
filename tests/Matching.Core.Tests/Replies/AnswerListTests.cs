using Matching.Core.Offers;
using Matching.Core.Replies;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Matching.Core.Tests.Replies;

/// <summary>
/// Long lists of answers as people write them. A line is <c>readings|text</c>, the first reading is the best and the others would do; a
/// line that begins with @ says which codes are open, which closed, and what our last text was. What is unread is held against these very
/// answers, so that they show that nothing is lost; how new ones are read, <see cref="LikenessTests"/> tells.
/// </summary>
public sealed class AnswerListTests(ITestOutputHelper output)
{
    private const double MostUnclear = 0.1;
    private const double FewestRight = 0.95;
    private const int FewestAnswers = 90;

    private static readonly string[] Files = ["answers-1.txt", "answers-2.txt", "answers-3.txt", "answers-4.txt", "answers-5.txt", "answers-6.txt"];

    public static TheoryData<string> Lists => [.. Files];

    [Theory]
    [MemberData(nameof(Lists))]
    public void No_answer_is_turned_around_no_stop_and_no_cry_for_help_is_missed(string list)
    {
        var faults = Read(list).Where(answer => answer.IsDefect).Select(answer => answer.ToString()).ToList();

        faults.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void At_most_one_in_ten_of_what_a_person_understands_is_unclear(string list)
    {
        var understood = Read(list).Where(answer => !answer.Expected.Contains("unclear")).ToList();
        var unclear = understood.Where(answer => answer.Read.Reading == Reading.Unclear).ToList();

        output.WriteLine($"{list}: {unclear.Count} of {understood.Count} unclear");
        ((double)unclear.Count / understood.Count).ShouldBeLessThan(MostUnclear);
    }

    [Fact]
    public void Of_all_lists_together_95_of_100_answers_are_read_right()
    {
        var answers = Files.SelectMany(Read).ToList();
        var right = answers.Count(answer => answer.IsRight);

        output.WriteLine($"{right} of {answers.Count} right");
        ((double)right / answers.Count).ShouldBeGreaterThanOrEqualTo(FewestRight);
    }

    private static List<ListedAnswer> Read(string list)
    {
        var answers = new List<ListedAnswer>();
        var context = new AnswerContext([], []);
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Replies", list)))
        {
            if (line.StartsWith("@ ", StringComparison.Ordinal))
            {
                context = ContextOf(line[2..]);
            }
            else if (line.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar)
            {
                var text = line[(bar + 1)..].Replace("\\n", "\n", StringComparison.Ordinal);
                answers.Add(new(text, line[..bar], ReadAnswer.Of(text, context)));
            }
        }

        answers.Count.ShouldBeGreaterThan(FewestAnswers, list);
        return answers;
    }

    private static AnswerContext ContextOf(string line)
    {
        var parts = line.Split('|');
        var (open, closed) = (Codes(parts[0]), Codes(parts[1]));
        return new(open, closed, closed is [var only] ? only : null, parts[2] is "offer" or "reminder");
    }

    private static IReadOnlyList<OfferCode> Codes(string codes) => [.. codes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(OfferCode.Parse)];

    private sealed record ListedAnswer(string Text, string Line, AnswerRead Read)
    {
        public IReadOnlyList<string> Expected { get; } = Line.Split(' ')[0].Split('/');

        public bool IsDefect =>
            (Read.Reading is Reading.Yes or Reading.YesBut && !Says("yes") && (Says("no") || Read.Reading == Reading.Yes))
            || (Read.Reading is Reading.No or Reading.NoBut && !Says("no") && (Says("yes") || Read.Reading == Reading.No))
            || (Line == "stop" && Read.Reading is not (Reading.Stop or Reading.Help))
            || (Expected.Contains("help") && Read.Reading != Reading.Help)
            || (Line.Contains(' ', StringComparison.Ordinal) && Expected.Contains(Read.Reading.Code()) && !CodesFit());

        /// <summary>One of the readings that the line would take; codes are looked at where the line names them.</summary>
        public bool IsRight => !IsDefect && Expected.Contains(Read.Reading.Code());

        public override string ToString() => $"'{Text}' is {Line}, and was read {Read.Reading.Code()} by {Read.Why}";

        private bool Says(string family) => Expected.Any(reading => reading == family || reading == family + "_but");

        private bool CodesFit() =>
            Line.Split(' ').Skip(1).Select(word => (word[0], word[1..])).OrderBy(word => word)
                .SequenceEqual(new[] { ('+', string.Join(',', Read.YesTo.Select(code => code.Value).Order(StringComparer.Ordinal))), ('-', string.Join(',', Read.NoTo.Select(code => code.Value).Order(StringComparer.Ordinal))) }.Where(word => word.Item2.Length > 0).OrderBy(word => word));
    }
}
