using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Preferences;
using Matching.Engine.Rules;
using Matching.Engine.Scoring;

namespace Matching.Engine.Sifting;

/// <summary>
/// The sieves of a night: one a kind and thread, so that threads share nothing but what never changes. Wishes go through by place, because neighbours
/// look the same to most rules; each answer has its own place in the list, so neither order nor threads can show.
/// </summary>
internal sealed class Sieves
{
    private const int ChunkSize = 256;

    private readonly Night _night;
    private readonly IHardRule[] _rules;
    private readonly ScoreSheet _sheet;
    private readonly int _threads;
    private readonly Dictionary<Kind, Slate> _slates;
    private readonly Dictionary<(Kind, ILookAtLittle), OpeningClasses> _classes;
    private readonly Dictionary<Kind, Sieve>[] _byThread;

    public Sieves(Night night, IReadOnlyList<IHardRule> rules, ScoreSheet sheet, int threads)
        : this(night, night.Openings, rules, sheet, threads)
    {
    }

    /// <summary>For some openings of the night alone, by rising index.</summary>
    public Sieves(Night night, IReadOnlyList<OpeningTonight> openings, IReadOnlyList<IHardRule> rules, ScoreSheet sheet, int threads)
    {
        (_night, _rules, _sheet, _threads) = (night, [.. rules], sheet, Math.Max(1, threads));
        _slates = Enum.GetValues<Kind>().ToDictionary(kind => kind, kind => new Slate(kind, openings));
        _classes = _slates.Values
            .SelectMany(slate => Lookers(slate.Kind), (slate, looks) => (slate, looks))
            .ToDictionary(pair => (pair.slate.Kind, pair.looks), pair => new OpeningClasses(pair.looks, pair.slate));
        _byThread = [.. Enumerable.Range(0, _threads).Select(_ => new Dictionary<Kind, Sieve>())];
    }

    /// <summary>An answer for each wish, from the sieve of its kind.</summary>
    public TAnswer[] ForEach<TAnswer>(WishTonight[] wishes, Func<Sieve, WishTonight, TAnswer> answer)
    {
        var answers = new TAnswer[wishes.Length];
        var order = ByPlace(wishes);
        var next = 0;
        void Work(int thread)
        {
            for (int from; (from = Interlocked.Add(ref next, ChunkSize) - ChunkSize) < order.Length;)
            {
                foreach (var index in order.AsSpan(from, Math.Min(ChunkSize, order.Length - from)))
                {
                    answers[index] = answer(SieveOf(wishes[index].Kind, thread), wishes[index]);
                }
            }
        }

        if (_threads == 1)
        {
            Work(0);
        }
        else
        {
            Parallel.For(0, _threads, new ParallelOptions { MaxDegreeOfParallelism = _threads }, Work);
        }

        return answers;
    }

    private static int[] ByPlace(WishTonight[] wishes)
    {
        var keys = Array.ConvertAll(wishes, wish => ((long)wish.Kind << 40) | ((long)wish.Youth.Facts.Place << 8) | (long)wish.Youth.UsableTravel);
        int[] order = [.. Enumerable.Range(0, wishes.Length)];
        Array.Sort(keys, order);
        return order;
    }

    private Sieve SieveOf(Kind kind, int thread)
    {
        if (!_byThread[thread].TryGetValue(kind, out var sieve))
        {
            sieve = Made(_slates[kind]);
            _byThread[thread].Add(kind, sieve);
        }

        return sieve;
    }

    private Sieve Made(Slate slate)
    {
        var points = _sheet.Of(slate.Kind)
            .Where(line => line.Weight > 0)
            .Select(line => new PointColumn(line.Preference, line.Weight, line.Preference as ILookAtLittle, ClassesOf(slate, line.Preference)));
        return new Sieve(_night, slate, _rules, [.. _rules.Select(rule => Column(slate, rule))], new PointColumns([.. points], slate.Openings.Length), _sheet);
    }

    private IRuleColumn? Column(Slate slate, IHardRule rule) => rule switch
    {
        IAskAnAmount amount => new AskedAmounts(amount, slate, ClassesOf(slate, rule)!),
        ILookAtLittle { IsDear: true } looks => new LateAnswers(rule, looks, slate, ClassesOf(slate, rule)!),
        ILookAtLittle looks => new KnownAnswers(rule, looks, slate, ClassesOf(slate, rule)!),
        _ => null,
    };

    private OpeningClasses? ClassesOf(Slate slate, object asked) => asked is ILookAtLittle looks ? _classes[(slate.Kind, looks)] : null;

    private IEnumerable<ILookAtLittle> Lookers(Kind kind) =>
        _rules.OfType<ILookAtLittle>().Concat(_sheet.Of(kind).Select(line => line.Preference).OfType<ILookAtLittle>());
}
