namespace Matching.Cli.Soaking;

/// <summary>A text as the phones got it.</summary>
internal sealed record TakenText(SoakSays.Sends Text, DateTimeOffset At, string SupplierId);

/// <summary>
/// A supplier that outlives the workers, and the phones' own log: it falls silent before or after it has taken a text, is busy, and cannot
/// reach phones that are switched off.
/// </summary>
internal sealed class SoakSupplier(Random chance, TimeProvider clock)
{
    private const double Trouble = 0.02;

    public List<TakenText> Taken { get; } = [];

    public HashSet<string> SwitchedOff { get; } = new(StringComparer.Ordinal);

    public SoakAnswer Send(SoakSays.Sends text)
    {
        switch (chance.NextDouble())
        {
            case < Trouble:
                return new(IsSilent: true);
            case < 2 * Trouble:
                Take(text);
                return new(IsSilent: true);
            case < 3 * Trouble:
                return new(IsBusy: true);
            default:
                return new(Take(text));
        }
    }

    public SoakAnswer Find(SoakSays.Asks text) =>
        new(Found: [.. Taken.Where(taken => taken.Text.Phone == text.Phone && taken.Text.Body == text.Body && taken.At >= text.Since).Select(taken => taken.SupplierId)]);

    private string Take(SoakSays.Sends text)
    {
        var taken = new TakenText(text, clock.GetUtcNow(), $"SK{Taken.Count:00000000}");
        Taken.Add(taken);
        return taken.SupplierId;
    }
}
