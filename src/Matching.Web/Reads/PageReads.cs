using Matching.Core.Reads;
using Matching.Web.SignIn;

namespace Matching.Web.Reads;

/// <summary>Notes who a page shows to whom, when it is shown. A page that cannot be noted is not shown.</summary>
internal sealed class PageReads(IReadLog log, TimeProvider clock)
{
    public Task NoteAsync(HttpContext context, ReadOf what, IEnumerable<string?> youths)
    {
        var me = SignedIn.Of(context);
        return log.NoteAsync(new(me.Municipality, me.Key, me.Name, what, [.. youths.OfType<string>()], clock.GetUtcNow()), context.RequestAborted);
    }
}
