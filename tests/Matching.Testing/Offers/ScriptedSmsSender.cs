using System.Collections.Concurrent;
using Matching.Core.Texts;

namespace Matching.Testing.Offers;

/// <summary>A supplier in memory that does what the test says for the next calls, and takes every text else.</summary>
public sealed class ScriptedSmsSender : ISmsSender
{
    private readonly ConcurrentQueue<Func<OutgoingText, Task<SmsAnswer>>> _next = new();
    private readonly ConcurrentQueue<OutgoingText> _sent = new();
    private readonly ConcurrentQueue<string> _redacted = new();
    private readonly ConcurrentDictionary<string, bool> _unredactable = new();
    private int _calls;

    /// <summary>Supplier's ids whose words were taken away, in that order.</summary>
    public IReadOnlyList<string> Redacted => [.. _redacted];

    public void CannotRedactOnce(string supplierId) => _unredactable[supplierId] = true;

    /// <summary>What has left, oldest first.</summary>
    public IReadOnlyList<OutgoingText> Sent => [.. _sent];

    public int Calls => _calls;

    public void ThenAnswer(SmsAnswer answer) => _next.Enqueue(_ => Task.FromResult(answer));

    /// <summary>The text leaves and the answer is lost.</summary>
    public void ThenTakeAndThrow() => _next.Enqueue(text =>
    {
        _sent.Enqueue(text);
        throw new TimeoutException("The supplier took too long.");
    });

    /// <summary>Nothing leaves and nobody knows.</summary>
    public void ThenLoseAndThrow(int times)
    {
        for (var n = 0; n < times; n++)
        {
            _next.Enqueue(_ => throw new TimeoutException("The supplier took too long."));
        }
    }

    public void DuringTheNextCall(Func<Task> happens) => _next.Enqueue(async text =>
    {
        await happens();
        return Take(text);
    });

    public async Task<SmsAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return _next.TryDequeue(out var next) ? await next(text) : Take(text);
    }

    public Task<IReadOnlyList<string>> FindSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. _sent.Where(sent => sent.Phone == text.Phone && sent.Body == text.Body).Select(IdOf)]);

    public Task<bool> RedactAsync(string supplierId, CancellationToken cancellationToken)
    {
        if (_unredactable.TryRemove(supplierId, out _))
        {
            return Task.FromResult(false);
        }

        _redacted.Enqueue(supplierId);
        return Task.FromResult(true);
    }

    private SmsAnswer.Accepted Take(OutgoingText text)
    {
        _sent.Enqueue(text);
        return new SmsAnswer.Accepted(IdOf(text), "queued");
    }

    private static string IdOf(OutgoingText text) => $"SC{text.Id.Value:N}";
}
