using System.Collections.Concurrent;
using Matching.Core.Replies.Wording;

namespace Matching.Core.Replies;

/// <summary>
/// The product's phrases with a municipality's own in front. Making a book takes longer than reading a text by it, so each is kept; the same
/// phrases give the same book.
/// </summary>
internal sealed class MunicipalPhrases
{
    // A municipality that changes its phrases leaves its older books behind: a few are kept, then all are made afresh.
    private const int MostBooks = 200;

    private readonly ConcurrentDictionary<string, PhraseBook> _books = new(StringComparer.Ordinal);

    public PhraseBook BookWith(IReadOnlyList<AddedPhrase> added)
    {
        if (added.Count == 0)
        {
            return PhraseBook.Default;
        }

        if (_books.Count > MostBooks)
        {
            _books.Clear();
        }

        return _books.GetOrAdd(string.Join('\n', added.Select(own => $"{own.Kind} {own.Written}")), _ => PhraseBook.Default.With(added));
    }
}
