using Matching.Engine.Time;

namespace Matching.Engine.Nights;

/// <summary>Gives each different week of a night one number, from 0, in the order met: equal numbers are equal to the minute.</summary>
internal sealed class WeekNumbers
{
    private readonly Dictionary<WeeklyHours, int> _numbers = [];

    public int NumberOf(WeeklyHours week)
    {
        if (!_numbers.TryGetValue(week, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(week, number);
        }

        return number;
    }
}
