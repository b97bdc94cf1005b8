using System.Data;
using Dapper;

namespace Matching.Storage.Postgres;

/// <summary>Civil dates and times go to PostgreSQL as they are; Dapper needs to be told once.</summary>
internal static class DapperTypes
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new CivilDate());
        SqlMapper.AddTypeHandler(new CivilTime());
        SqlMapper.AddTypeHandler(new Instant());
        return true;
    });

    public static void Register() => _ = Registered.Value;

    private sealed class CivilDate : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value as DateOnly? ?? DateOnly.FromDateTime((DateTime)value);

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.Date;
            parameter.Value = value;
        }
    }

    /// <summary>PostgreSQL hands out UTC as DateTime; ours are instants.</summary>
    private sealed class Instant : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value as DateTimeOffset? ?? new DateTimeOffset(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }

    private sealed class CivilTime : SqlMapper.TypeHandler<TimeOnly>
    {
        public override TimeOnly Parse(object value) => value as TimeOnly? ?? TimeOnly.FromTimeSpan((TimeSpan)value);

        public override void SetValue(IDbDataParameter parameter, TimeOnly value)
        {
            parameter.DbType = DbType.Time;
            parameter.Value = value;
        }
    }
}
