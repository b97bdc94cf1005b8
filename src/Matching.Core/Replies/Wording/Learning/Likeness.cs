namespace Matching.Core.Replies.Wording.Learning;

/// <summary>
/// How like a text is to the kept answers of each reading, made up and labelled by hand: weights of its signs, learnt from those answers. For each reading a
/// share from 0 to 1, together 1. The same answers teach the same weights.
/// </summary>
/// <remarks>It is asked only for what no phrase and no class has read, and for cries for help: a like text is no proof.</remarks>
internal sealed class Likeness
{
    private const int Rounds = 14;
    private const float FirstStep = 3f;
    private const float StepShrinks = 0.8f;
    private const int Stride = 1_000_003;

    private static readonly Lazy<Likeness> OfBrought = new(() => Taught(ReadExample.Brought(), WordClasses.Default));

    private static readonly Reading[] Readings =
        [Reading.Unclear, Reading.Help, Reading.Yes, Reading.YesBut, Reading.No, Reading.NoBut, Reading.CallMe, Reading.Stop, Reading.PerhapsStop, Reading.WrongPerson, Reading.Question];

    private readonly float[] _weights = new float[TextSigns.Count * Readings.Length];
    private readonly WordClasses _classes;

    private Likeness(WordClasses classes) => _classes = classes;

    /// <summary>Taught by the answers that the product brings; at its first use, within a second.</summary>
    public static Likeness Default => OfBrought.Value;

    public static Likeness Taught(IReadOnlyList<ReadExample> examples, WordClasses classes)
    {
        var likeness = new Likeness(classes);
        var lessons = examples.Where(example => Readings.Contains(example.Reading)).Select(example => (Signs: TextSigns.Of(example.Text, classes), At: Array.IndexOf(Readings, example.Reading))).ToList();
        var step = FirstStep;
        for (var round = 0; round < Rounds; round++, step *= StepShrinks)
        {
            for (var lesson = 0; lesson < lessons.Count; lesson++)
            {
                // A fixed walk through the answers: neighbours in a list are alike.
                var (signs, at) = lessons[(int)((long)lesson * Stride % lessons.Count)];
                likeness.Learn(signs, at, step);
            }
        }

        return likeness;
    }

    /// <summary>The shares of a text.</summary>
    public Shares Of(string text) => new(SharesOf(TextSigns.Of(text, _classes)));

    private void Learn(int[] signs, int at, float step)
    {
        var shares = SharesOf(signs);
        var size = step / MathF.Sqrt(signs.Length);
        for (var reading = 0; reading < shares.Length; reading++)
        {
            var error = size * ((reading == at ? 1 : 0) - shares[reading]);
            foreach (var sign in signs)
            {
                _weights[(sign * Readings.Length) + reading] += error;
            }
        }
    }

    private float[] SharesOf(int[] signs)
    {
        var shares = new float[Readings.Length];
        foreach (var sign in signs)
        {
            for (var reading = 0; reading < shares.Length; reading++)
            {
                shares[reading] += _weights[(sign * Readings.Length) + reading];
            }
        }

        var (most, sum) = (shares.Max(), 0f);
        for (var reading = 0; reading < shares.Length; reading++)
        {
            shares[reading] = MathF.Exp((shares[reading] - most) / MathF.Sqrt(signs.Length));
            sum += shares[reading];
        }

        return Array.ConvertAll(shares, share => share / sum);
    }

    /// <summary>How much of a text's likeness falls to each reading; together 1.</summary>
    internal readonly record struct Shares(float[] OfEach)
    {
        /// <summary>Of some readings together.</summary>
        public double Of(params ReadOnlySpan<Reading> readings)
        {
            var sum = 0.0;
            foreach (var reading in readings)
            {
                sum += OfEach[Array.IndexOf(Readings, reading)];
            }

            return sum;
        }
    }
}
