using Matching.Core.Nightly;
using Matching.Core.WhatIfs;
using Matching.Engine;
using Matching.Engine.Facts;
using Matching.Testing.Engine;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.WhatIfs;

public sealed class SeatPriceTests
{
    private const int Nights = 400;

    [Fact]
    public void A_seat_price_is_what_one_more_seat_with_its_limits_one_more_really_brings()
    {
        for (var seed = 0; seed < Nights; seed++)
        {
            var problem = RandomNight.Of(seed, youths: 8, openings: 7);
            var price = Matcher.Plan(problem).Prices[seed % problem.Openings.Count];

            var rise = Asked(problem, OneMore(problem, price.Opening));

            (rise.Placed, rise.Fit).ShouldBe((price.Weight, price.Score), $"seed {seed}, opening {price.Opening}");
        }
    }

    [Fact]
    public void Sums_add_up_the_single_prices_of_municipality_kind_and_sector()
    {
        var problem = RandomNight.Of(3);
        var prices = Matcher.Plan(problem).Prices;

        var list = SeatPriceList.Of(problem, prices);

        list.Openings.Select(one => one.Price).ShouldBe(prices.OrderBy(price => price.Opening, StringComparer.Ordinal));
        list.Sums.Sum(sum => sum.Openings).ShouldBe(problem.Openings.Count);
        list.Sums.Sum(sum => sum.Weight).ShouldBe(prices.Sum(price => price.Weight));
        list.Sums.Select(sum => (sum.Municipality, sum.Kind, sum.Sector)).ShouldBeUnique();
        var files = SeatPriceTables.Of(list);
        System.Text.Encoding.UTF8.GetString(files[1].Content).ShouldStartWith("area;municipality_code;kind;sector;openings;sum_of_single_effects_weight;sum_of_single_effects_score\n");
    }

    private static Levels Asked(MatchingProblem problem, IReadOnlyList<WhatIfChange> changes)
    {
        var answer = WhatIf.Ask(problem, changes, threads: 1).ShouldBeOfType<WhatIfOutcome.Answered>().Answer;
        answer.After.Gap.ShouldBe(default);
        return new(answer.After.Objective.Placed - answer.Before.Objective.Placed, answer.After.Objective.Fit - answer.Before.Objective.Fit, 0);
    }

    private static List<WhatIfChange> OneMore(MatchingProblem problem, string id)
    {
        var opening = problem.Openings.Single(known => known.Id == id);
        var host = problem.Hosts.Single(known => known.Id == opening.Host);
        List<WhatIfChange> changes = [new WhatIfChange.Seats(id, opening.Seats + 1), new WhatIfChange.NewContacts(host.Id, host.MaxNewContactsPerMonth + 1)];
        if (opening.Kind == Kind.Internship)
        {
            changes.Add(new WhatIfChange.InternshipRoom(host.Id, host.InternshipRoom + 1));
        }

        if (problem.Networks.SingleOrDefault(known => known.Id == host.Network) is { } network)
        {
            changes.Add(new WhatIfChange.NetworkCap(network.Id, network.Cap + 1));
            changes.Add(new WhatIfChange.NetworkCapPerMonth(network.Id, network.CapPerMonth + 1));
        }

        var programme = problem.Programmes.Single(known => known.Id == opening.Programme);
        changes.Add(new WhatIfChange.ProgrammePlaces(programme.Id, programme.Places + 1));
        return changes;
    }
}
