namespace Matching.Web.Reports;

/// <summary>What the reports count, each in one statement of one municipality.</summary>
internal static class ReportSql
{
    /// <summary>A mentor with so many or more stands in the last bar.</summary>
    public const int MostLoad = 4;

    // Each step counts people, once; days are the median from the step before.
    public const string Funnel = """
        with proposed as (select youth_id, min(created_at) as at from proposal where municipality_code = @municipality group by 1),
             approved as (select youth_id, min(decided_at) as at from proposal where municipality_code = @municipality and state = 2 group by 1),
             offered as (select youth_id, min(sent_at) as at from offer where municipality_code = @municipality and sent_at is not null group by 1),
             accepted as (select youth_id, min(coalesce(closed_at, clock_stopped_at)) as at from offer where municipality_code = @municipality and state = 5 group by 1),
             began as (select p.youth_id, min(p.start_date) as day from placement p where p.municipality_code = @municipality and p.offer_id is not null and p.state in (4, 5, 6) group by 1)
        select 'waits' as step, (select count(*) from youth where municipality_code = @municipality and status = 1 and cardinality(wants) > 0) as people, null::double precision as days
        union all
        select 'proposed', count(*), percentile_cont(0.5) within group (order by greatest(0, extract(epoch from p.at - y.waiting_since) / 86400)) from proposed p join youth y on y.id = p.youth_id
        union all
        select 'approved', count(*), percentile_cont(0.5) within group (order by extract(epoch from a.at - p.at) / 86400) from approved a join proposed p using (youth_id)
        union all
        select 'offered', count(*), percentile_cont(0.5) within group (order by greatest(0, extract(epoch from o.at - a.at) / 86400)) from offered o left join approved a using (youth_id)
        union all
        select 'accepted', count(*), percentile_cont(0.5) within group (order by greatest(0, extract(epoch from c.at - o.at) / 86400)) from accepted c left join offered o using (youth_id)
        union all
        select 'began', count(*), percentile_cont(0.5) within group (order by greatest(0, b.day - (c.at at time zone 'Europe/Copenhagen')::date)) from began b left join accepted c using (youth_id)
        """;

    public const string Unmet = """
        select u.reason, u.kind::int, count(*) from unplaced u
        where u.municipality_code = @municipality and u.night_id = (select id from night where state = 2 and @municipality = any(string_to_array(area, '+')) order by local_date desc limit 1)
        group by 1, 2
        """;

    public const string Load = """
        with held as (
            select h.id, count(distinct s.youth_id)::int as people
            from host h
            left join opening o on o.host_id = h.id
            left join (select youth_id, opening_id from placement where state in (4, 5) and (end_date is null or end_date >= @today)
                       union select youth_id, opening_id from offer where state in (1, 2, 3, 4)) s on s.opening_id = o.id
            where h.municipality_code = @municipality and h.kind = 2 and h.status = 1
            group by 1)
        select least(people, 4), count(*) from held group by 1 order by 1
        """;

    public const string Caseload = """
        select c.name,
               (select count(*) from youth y where y.consultant = c.sign_in and y.municipality_code = c.municipality_code and y.status = 1),
               c.max_cases::bigint,
               (select count(*) from work_item w join youth y on y.id = w.youth_id where y.consultant = c.sign_in and w.municipality_code = c.municipality_code and w.done_at is null)
        from consultant c where c.municipality_code = @municipality order by 2 desc, 1
        """;

    // Tonight's wishes: those with a proposal of the night and those without.
    public const string Fairness = """
        with tonight as (select id, local_date from night where state = 2 and @municipality = any(string_to_array(area, '+')) order by local_date desc limit 1),
             wish as (
                select p.youth_id, true as placed from proposal p join tonight t on t.id = p.night_id where p.municipality_code = @municipality and p.state in (1, 2, 3)
                union all
                select u.youth_id, false from unplaced u join tonight t on t.id = u.night_id where u.municipality_code = @municipality),
             known as (
                select w.placed, t.local_date - y.waiting_since as waiting, extract(year from age(t.local_date, y.birth_date))::int as age
                from wish w join youth y on y.id = w.youth_id cross join tonight t),
             banded as (
                select 1 as place, case when age < 18 then 'age_13_17' when age < 25 then 'age_18_24' else 'age_25_30' end as band, placed, waiting from known
                union all
                select 2, case when waiting <= 30 then 'waiting_0_30' when waiting <= 90 then 'waiting_31_90' else 'waiting_91' end, placed, waiting from known)
        select band, count(*), count(*) filter (where placed), percentile_cont(0.5) within group (order by waiting::double precision) from banded group by place, band order by place, band
        """;
}
