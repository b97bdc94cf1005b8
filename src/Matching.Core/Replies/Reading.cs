namespace Matching.Core.Replies;

/// <summary>What an answer was read as. Each name has a code for files and rows.</summary>
public enum Reading
{
    /// <summary>Kept for a person: nothing in it was sure.</summary>
    Unclear = 0,
    Help = 1,
    Yes = 2,
    YesBut = 3,
    No = 4,
    NoBut = 5,
    CallMe = 6,
    Stop = 7,
    PerhapsStop = 8,
    Start = 9,
    WrongPerson = 10,
    Question = 11,

    /// <summary>Several offers wait and the answer does not say which.</summary>
    AskBack = 12,
}

/// <summary>The codes that files and rows use for readings.</summary>
public static class ReadingCodes
{
    public static string Code(this Reading reading) => reading switch
    {
        Reading.Help => "help",
        Reading.Yes => "yes",
        Reading.YesBut => "yes_but",
        Reading.No => "no",
        Reading.NoBut => "no_but",
        Reading.CallMe => "call_me",
        Reading.Stop => "stop",
        Reading.PerhapsStop => "perhaps_stop",
        Reading.Start => "start",
        Reading.WrongPerson => "wrong_person",
        Reading.Question => "question",
        Reading.AskBack => "ask_back",
        _ => "unclear",
    };

    /// <summary>False where no reading has the code.</summary>
    public static bool TryParse(string code, out Reading reading)
    {
        reading = Enum.GetValues<Reading>().FirstOrDefault(one => one.Code() == code);
        return reading.Code() == code;
    }
}
