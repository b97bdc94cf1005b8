using Matching.Core.Texts;

namespace Matching.Cli.Soaking;

/// <summary>A text as the phones got it.</summary>
internal sealed record TakenText(OutgoingText Text, DateTimeOffset At, string SupplierId);

/// <summary>A supplier in memory: it times out before or after it has taken a text, is busy, and cannot reach phones that are switched off.</summary>
internal sealed class SoakSupplier(Random chance, TimeProvider clock) : ISmsSender
{
    private const double Trouble = 0.02;

    public List<TakenText> Taken { get; } = [];

    public HashSet<string> SwitchedOff { get; } = new(StringComparer.Ordinal);

    public Task<SmsAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        switch (chance.NextDouble())
        {
            case < Trouble:
                throw new TimeoutException("The supplier took too long, and has nothing.");
            case < 2 * Trouble:
                Take(text);
                throw new TimeoutException("The supplier took too long, and has the text.");
            case < 3 * Trouble:
                return Task.FromResult<SmsAnswer>(new SmsAnswer.NotNow(TimeSpan.FromMinutes(1), "20429"));
            default:
                return Task.FromResult<SmsAnswer>(new SmsAnswer.Accepted(Take(text), "queued"));
        }
    }

    public Task<string?> FindSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(Taken.LastOrDefault(taken => taken.Text.Phone == text.Phone && taken.Text.Body == text.Body && taken.At >= since)?.SupplierId);

    public Task<bool> RedactAsync(string supplierId, CancellationToken cancellationToken) => Task.FromResult(true);

    private string Take(OutgoingText text)
    {
        var taken = new TakenText(text, clock.GetUtcNow(), $"SK{Taken.Count:00000000}");
        Taken.Add(taken);
        return taken.SupplierId;
    }
}
