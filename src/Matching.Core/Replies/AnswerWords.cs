namespace Matching.Core.Replies;

/// <summary>The words that answers are read by. Listed forms only: what is not here goes to a person.</summary>
/// <remarks>Source: offers and answers, O4.</remarks>
internal static class AnswerWords
{
    public static readonly HashSet<string> Yes = Set("ja jo jep yes y j yep yeah japs jada jaja 👍 👌 ✅");
    public static readonly HashSet<string> No = Set("nej næ no nope n nix nah 👎 ❌");

    /// <summary>Whole answers that mean yes or no without the word.</summary>
    public static readonly HashSet<string> YesPhrases = new(["det vil jeg gerne", "meget gerne", "selvfølgelig", "vil gerne"], StringComparer.Ordinal);
    public static readonly HashSet<string> NoPhrases = new(["ikke interesseret", "jeg vil ikke", "det er ikke lige mig"], StringComparer.Ordinal);
    public static readonly HashSet<string> CallPhrases = new(["ring", "call", "call me", "ring til mig", "kan du ringe", "ring mig op"], StringComparer.Ordinal);
    public static readonly HashSet<string> StartPhrases = new(["start", "start igen", "tilmeld", "unstop"], StringComparer.Ordinal);

    /// <summary>Words that mean stop when the text begins with one of them and says nothing that turns it around.</summary>
    public static readonly HashSet<string> Stop = Set("stop stopall afmeld frameld afmelding unsubscribe cancel end quit revoke optout");
    public static readonly HashSet<string> StopPhrases = new(["slet mig", "opt out", "stop all", "stop alt"], StringComparer.Ordinal);

    /// <summary>What may stand beside a stop word without making it unsure.</summary>
    public static readonly HashSet<string> BesideStop = Set("venligst please tak nu sms sms'er alle all det alt så jeg vil ikke have flere");

    /// <summary>Said around a yes or no without changing it.</summary>
    public static readonly HashSet<string> Courtesy = Set("tak gerne hej hi hello thanks thank you please venlig hilsen mvh kh 😊 🙂 😀 😃 😁 🙏 ❤️ ❤");

    /// <summary>Says that the yes or no is for every open offer.</summary>
    public static readonly HashSet<string> Both = new(["til begge", "begge", "to both", "both"], StringComparer.Ordinal);

    /// <summary>Twilio answers and blocks these itself.</summary>
    public static readonly HashSet<string> SuppliersOwnStop = Set("stop stopall unsubscribe cancel end quit revoke optout");

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
