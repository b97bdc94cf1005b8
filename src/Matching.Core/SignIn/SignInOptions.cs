using Microsoft.Extensions.Options;

namespace Matching.Core.SignIn;

/// <summary>How long codes and sessions hold, and how often somebody may ask. Every number is a most, itself included.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>How long a code can be used from when it was asked for, the end excluded; the default is 10 minutes.</summary>
    public TimeSpan CodeHolds { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Tries of one code; the default is 5.</summary>
    public int Tries { get; set; } = 5;

    /// <summary>Codes asked for to one number within <see cref="NumberWindow"/>; the default is 5.</summary>
    public int CodesToNumber { get; set; } = 5;

    /// <summary>The default is 15 minutes.</summary>
    public TimeSpan NumberWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Codes asked for to one number in 24 hours; the default is 15.</summary>
    public int CodesToNumberADay { get; set; } = 15;

    /// <summary>Codes asked for from one network address in an hour; the default is 30, because a school or a library is one address.</summary>
    public int CodesFromAddress { get; set; } = 30;

    /// <summary>A session ends when nothing was asked of it for this long; the default is 30 minutes.</summary>
    public TimeSpan SessionIdles { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A session ends this long after it began, whatever is done; the default is 9 hours.</summary>
    public TimeSpan SessionHolds { get; set; } = TimeSpan.FromHours(9);
}

/// <summary>Collects every fault of the sign-in's options.</summary>
public sealed class SignInOptionsValidator : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var faults = new List<string>();
        Check(options.CodeHolds > TimeSpan.Zero && options.CodeHolds <= TimeSpan.FromHours(1), $"SignIn:CodeHolds is {options.CodeHolds}, but must be more than nothing and at most an hour.");
        Check(options.Tries is >= 1 and <= 10, $"SignIn:Tries is {options.Tries}, but must be 1 to 10.");
        Check(options.CodesToNumber >= 1, $"SignIn:CodesToNumber is {options.CodesToNumber}, but must be at least 1.");
        Check(options.NumberWindow > TimeSpan.Zero && options.NumberWindow <= TimeSpan.FromDays(1), $"SignIn:NumberWindow is {options.NumberWindow}, but must be more than nothing and at most a day.");
        Check(options.CodesToNumberADay >= options.CodesToNumber, $"SignIn:CodesToNumberADay is {options.CodesToNumberADay}, but must not be less than CodesToNumber ({options.CodesToNumber}).");
        Check(options.CodesFromAddress >= 1, $"SignIn:CodesFromAddress is {options.CodesFromAddress}, but must be at least 1.");
        Check(options.SessionIdles > TimeSpan.Zero, $"SignIn:SessionIdles is {options.SessionIdles}, but must be more than nothing.");
        Check(options.SessionHolds >= options.SessionIdles, $"SignIn:SessionHolds is {options.SessionHolds}, but must not be less than SessionIdles ({options.SessionIdles}).");
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
