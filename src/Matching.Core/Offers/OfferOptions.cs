using Microsoft.Extensions.Options;

namespace Matching.Core.Offers;

/// <summary>How long people have, and how long we have.</summary>
public sealed class OfferOptions
{
    /// <summary>Sending days to answer, 1 to 7; the default is 3.</summary>
    public int AnswerDays { get; set; } = 3;

    /// <summary>A start this near leaves one sending day to answer; the default is 5 days, included.</summary>
    public int NearStartDays { get; set; } = 5;

    /// <summary>Working days in which a consultant calls; the default is 2.</summary>
    public int CallWithinWorkingDays { get; set; } = 2;

    /// <summary>Working days in which a mentor calls first; the default is 3.</summary>
    public int MentorCallsWithinWorkingDays { get; set; } = 3;

    /// <summary>How long a code stays taken after its offer closed; the default is 60 days.</summary>
    public TimeSpan CodeRests { get; set; } = TimeSpan.FromDays(60);

    /// <summary>How long a late answer still gets a kind text of its own; the default is 7 days.</summary>
    public TimeSpan LateAnswer { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a receipt of her own text may leave outside the sending hours; the default is 10 minutes.</summary>
    public TimeSpan ReceiptExempt { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>Collects every fault of the offers' options.</summary>
public sealed class OfferOptionsValidator : IValidateOptions<OfferOptions>
{
    public ValidateOptionsResult Validate(string? name, OfferOptions options)
    {
        var faults = new List<string>();
        Check(options.AnswerDays is >= 1 and <= 7, $"Offers:AnswerDays is {options.AnswerDays}, but must be 1 to 7.");
        Check(options.NearStartDays >= 0, $"Offers:NearStartDays is {options.NearStartDays}, but must not be negative.");
        Check(options.CallWithinWorkingDays is >= 1 and <= 10, $"Offers:CallWithinWorkingDays is {options.CallWithinWorkingDays}, but must be 1 to 10.");
        Check(options.MentorCallsWithinWorkingDays is >= 1 and <= 10, $"Offers:MentorCallsWithinWorkingDays is {options.MentorCallsWithinWorkingDays}, but must be 1 to 10.");
        Check(options.CodeRests > TimeSpan.Zero, $"Offers:CodeRests is {options.CodeRests}, but must be longer than zero.");
        Check(options.LateAnswer > TimeSpan.Zero, $"Offers:LateAnswer is {options.LateAnswer}, but must be longer than zero.");
        Check(options.ReceiptExempt >= TimeSpan.Zero, $"Offers:ReceiptExempt is {options.ReceiptExempt}, but must not be negative.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(bool kept, string fault)
        {
            if (!kept)
            {
                faults.Add(fault);
            }
        }
    }
}
