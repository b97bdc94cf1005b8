using Matching.Core.People;
using Matching.Engine.Facts;

namespace Matching.Storage.Postgres.Tables;

/// <summary>The four columns of a status.</summary>
internal static class Marks
{
    public static StatusMark Read(RowReader row) => new((Status)row.Code(), row.Text(), row.Text(), row.DateOrNull());
}
