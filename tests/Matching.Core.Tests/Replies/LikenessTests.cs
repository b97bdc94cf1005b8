using Matching.Core.Offers;
using Matching.Core.Replies;
using Matching.Core.Replies.Wording;
using Matching.Core.Replies.Wording.Learning;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Matching.Core.Tests.Replies;

/// <summary>Answers held against those that people have read: each file of them is left out in turn and read by the others.</summary>
public sealed class LikenessTests(ITestOutputHelper output)
{
    private const double FewestCriesHeard = 0.95;
    private const double MostFalseCries = 0.02;

    private static readonly AnswerContext One = new([OfferCode.Parse("K7")], []);

    private static readonly Lazy<IReadOnlyList<(ReadExample Example, AnswerRead Read)>> LeftOut = new(() => [.. Files().SelectMany(ByTheOthers)]);

    [Fact]
    public void Of_cries_in_answers_that_were_left_out_95_of_100_are_heard()
    {
        var cries = LeftOut.Value.Where(answer => answer.Example.Reading == Reading.Help).ToList();

        Share(cries, answer => answer.Read.Reading == Reading.Help).ShouldBeGreaterThanOrEqualTo(FewestCriesHeard);
    }

    [Fact]
    public void Of_other_answers_that_were_left_out_at_most_2_of_100_are_heard_as_a_cry()
    {
        var others = LeftOut.Value.Where(answer => answer.Example.Reading != Reading.Help).ToList();

        Share(others, answer => answer.Read.Reading == Reading.Help).ShouldBeLessThanOrEqualTo(MostFalseCries);
    }

    [Fact]
    public void Likeness_turns_no_answer_around_and_never_gives_a_plain_one()
    {
        var like = LeftOut.Value.Where(answer => answer.Read.Why.StartsWith("like_", StringComparison.Ordinal)).ToList();

        like.Count.ShouldBePositive();
        like.Where(answer => answer.Read.Reading is Reading.Yes or Reading.No || IsTurned(answer)).Select(answer => $"{answer.Example} was read {answer.Read.Reading}").ShouldBeEmpty();
    }

    [Fact]
    public void The_same_answers_teach_the_same()
    {
        var examples = ReadExample.Brought().Take(200).ToList();

        Likeness.Taught(examples, WordClasses.Default).Of("jeg kan ikke mere").Of(Reading.Help)
            .ShouldBe(Likeness.Taught(examples, WordClasses.Default).Of("jeg kan ikke mere").Of(Reading.Help));
    }

    [Fact]
    public void A_list_says_what_was_open_and_only_cries_are_learnt_where_it_was_not_one_offer()
    {
        using var lines = new StringReader("# a list\n@ K7||offer\nyes/yes_but|ja da\n@ K7,M4||offer\nask_back|ja\nhelp|han slår mig\n");

        ReadExample.In(lines).ShouldBe([new("ja da", Reading.Yes), new("han slår mig", Reading.Help)]);
    }

    private double Share(List<(ReadExample Example, AnswerRead Read)> answers, Func<(ReadExample Example, AnswerRead Read), bool> isSo)
    {
        var count = answers.Count(isSo);
        output.WriteLine($"{count} of {answers.Count}");
        return (double)count / answers.Count;
    }

    private static bool IsTurned((ReadExample Example, AnswerRead Read) answer) => (answer.Example.Reading, answer.Read.Reading) is
        (Reading.Yes or Reading.YesBut, Reading.NoBut) or (Reading.No or Reading.NoBut, Reading.YesBut);

    private static IReadOnlyList<IReadOnlyList<ReadExample>> Files() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Replies"), "answers-?.txt").Order(StringComparer.Ordinal).Select(In)];

    private static IReadOnlyList<ReadExample> In(string file)
    {
        using var lines = File.OpenText(file);
        return [.. ReadExample.In(lines)];
    }

    private static IEnumerable<(ReadExample Example, AnswerRead Read)> ByTheOthers(IReadOnlyList<ReadExample> file)
    {
        var texts = file.Select(example => example.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var taught = Likeness.Taught([.. ReadExample.Brought().Where(example => !texts.Contains(example.Text))], WordClasses.Default);
        return file.Select(example => (example, ReadAnswer.Of(example.Text, One, PhraseBook.Default, () => taught)));
    }
}
