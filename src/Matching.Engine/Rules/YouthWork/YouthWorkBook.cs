using Matching.Engine.Facts;
using Matching.Engine.Nights;
using Matching.Engine.Time;

namespace Matching.Engine.Rules.YouthWork;

/// <summary>
/// The weeks of one night's young people under the law, each made once for the group that she is in on the start. Threads may ask at the
/// same time: a week made twice is the same week.
/// </summary>
internal sealed class YouthWorkBook(YouthWorkLaw law, int youths)
{
    private const int Groups = 4;

    private readonly YouthWorkWeek?[] _weeks = new YouthWorkWeek?[youths * Groups];

    /// <summary>Her week in a group, with what already runs for her.</summary>
    public YouthWorkWeek WeekOf(YouthTonight youth, YouthWorkGroup group) =>
        _weeks[youth.Index * Groups + (int)group - 1] ??= new(law, group, Running(youth));

    private RunningWork Running(YouthTonight youth) => new(
        youth.HoursAlreadyRunning * 60,
        WeeklyHours.Of(youth.AlreadyRuns.SelectMany(placement => placement.Facts.Schedule.Stretches)),
        law);
}
