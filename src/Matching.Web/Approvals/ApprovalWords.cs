using System.Globalization;
using Matching.Core.Approvals;
using Matching.Core.Enrolments;
using Matching.Core.Texts;
using Matching.Core.Texts.Checking;
using Matching.Web.Wording;

namespace Matching.Web.Approvals;

/// <summary>What a decision came to, as a notice. Every case has its sentence.</summary>
internal static class ApprovalWords
{
    private const string WordFault = "word=";

    public static Notice Of(ApproveOutcome outcome, FindingWords findings) => outcome switch
    {
        ApproveOutcome.Approved { ByPhone: true } approved => new("success", "Approve.ByPhone", [approved.Text]),
        ApproveOutcome.Approved approved => new("success", "Approve.Done", [approved.Text]),
        ApproveOutcome.MeetingToArrange => new("success", "Approve.Meeting", []),
        ApproveOutcome.GoesTogether together => new("info", "Approve.GoesTogether", [together.Others.Count.ToString(CultureInfo.CurrentCulture)]),
        ApproveOutcome.StillGathers => new("info", "Approve.StillGathers", []),
        ApproveOutcome.NotYours refused => new("warning", "Approve.NotYours", [GateNames.Role(Core.Programmes.Vocabulary.Words.Of(refused.Needed), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)]),
        ApproveOutcome.QuestionsOpen => new("info", "Law.Asks", []),
        ApproveOutcome.AlreadyDecided decided => Decided(decided.State, decided.By),
        ApproveOutcome.SeatTaken => new("warning", "Approve.SeatTaken", []),
        ApproveOutcome.OfferIsOpen => new("warning", "Approve.OfferIsOpen", []),
        ApproveOutcome.RuleBroken { Finding: { } finding } => new("warning", "Approve.RuleBroken", [findings.Broken(finding)]),
        ApproveOutcome.RuleBroken broken => new("warning", $"Approve.RuleBroken.{broken.Rule}", []),
        ApproveOutcome.TextRefused { Faults: var faults } when faults.Any(IsWord) => new("error", "Approve.WordRefused", [string.Join(", ", faults.Where(IsWord).Select(fault => fault[WordFault.Length..]))]),
        ApproveOutcome.TextRefused refused => new("error", "Approve.TextRefused", [string.Join(", ", refused.Faults)]),
        ApproveOutcome.NotFound => new("warning", "Approve.NotFound", []),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}.\nMaybe an outcome of an approval is new."),
    };

    public static Notice Of(RejectOutcome outcome) => outcome switch
    {
        RejectOutcome.Rejected { Consequence: RejectConsequence.NeverThisPair } => new("success", "Reject.Never", []),
        RejectOutcome.Rejected { Until: { } until } => new("success", "Reject.Rests", [Written.Day(until)]),
        RejectOutcome.Rejected => new("success", "Reject.Done", []),
        RejectOutcome.AlreadyDecided decided => Decided(decided.State, decided.By),
        RejectOutcome.UnknownReason => new("error", "Reject.UnknownReason", []),
        RejectOutcome.NotFound => new("warning", "Approve.NotFound", []),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}.\nMaybe an outcome of a rejection is new."),
    };

    public static Notice Of(ReleaseOutcome outcome) => outcome switch
    {
        ReleaseOutcome.Released released => new("success", "Release.Done", [string.Join(", ", released.Names)]),
        ReleaseOutcome.NothingToRelease => new("info", "Release.Nothing", []),
        ReleaseOutcome.NotFound => new("warning", "Approve.NotFound", []),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}.\nMaybe an outcome of releasing a name is new."),
    };

    public static Notice Of(OverrideOutcome outcome) => outcome switch
    {
        OverrideOutcome.Asked => new("success", "Override.Asked", []),
        OverrideOutcome.Confirmed => new("success", "Override.Confirmed", []),
        OverrideOutcome.NotAllowed refused => new("error", "Override.NotAllowed", [refused.Rule]),
        OverrideOutcome.NotWritten => new("error", "Override.NotWritten", []),
        OverrideOutcome.SamePerson => new("error", "Override.SamePerson", []),
        OverrideOutcome.NothingToDo => new("info", "Override.Nothing", []),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}.\nMaybe an outcome of an exception is new."),
    };

    /// <summary>How many, and one line for each way in which the rest were refused.</summary>
    public static Notice[] Of(ApproveAllOutcome all, FindingWords findings)
    {
        var refused = all.Outcomes.Select(pair => pair.Value).Where(outcome => outcome is not (ApproveOutcome.Approved or ApproveOutcome.MeetingToArrange)).ToList();
        var done = new Notice(all.Approved > 0 ? "success" : "info", "ApproveAll.Done", [Number(all.Approved), Number(refused.Count)]);
        return [done, .. refused.Select(outcome => Of(outcome, findings)).DistinctBy(notice => (notice.Key, notice.Values.Count > 0 ? notice.Values[0] : "")).Take(3)];
    }

    private static Notice Decided(ProposalState state, string by) => by.Length == 0
        ? new("info", "Approve.Superseded", [])
        : new("info", state == ProposalState.Approved ? "Approve.AlreadyApproved" : "Approve.AlreadyRejected", [by]);

    private static bool IsWord(string fault) => fault.StartsWith(WordFault, StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
