using Matching.Core.Programmes.Vocabulary;

namespace Matching.Core.Enrolments;

/// <summary>What people call a gate and who passes it, in Danish and English; a word that has no name is said as it is.</summary>
public static class GateNames
{
    private static readonly Dictionary<string, (string Da, string En)> Names = new(StringComparer.Ordinal)
    {
        ["guardian_backing"] = ("forældrenes opbakning", "the guardian's backing"),
        ["youth_willing"] = ("at den unge selv vil", "that she wants to"),
        ["talk"] = ("samtaler", "talks"),
        ["goals"] = ("mål", "goals"),
        ["adviser_agreement"] = ("aftale med UU-vejlederen", "agreement with the adviser"),
        ["parents_involved"] = ("forældrene er inddraget", "the parents are involved"),
        ["family_department_asked"] = ("familieafdelingen er spurgt", "the family department was asked"),
        ["modules_done"] = ("forløbets moduler", "the modules"),
        ["certificate"] = ("et bevis", "a certificate"),
        ["assessment"] = ("en skriftlig vurdering", "a written assessment"),
        ["special_need"] = ("et ganske særligt behov", "a quite special need"),
        ["allowance_set"] = ("ydelsen er fastsat", "the allowance is set"),
        ["permission_text"] = ("hvad der må fortælles", "what may be told"),
        ["place_confirmed"] = ("pladsen er bekræftet", "the place is confirmed"),
        ["host_cleared"] = ("virksomheden er godkendt", "the company is cleared"),
        ["host_agreement"] = ("aftale med virksomheden", "an agreement with the company"),
        ["escort_named"] = ("en følgeperson", "an escort"),
        ["letter_sent"] = ("brevet er sendt", "the letter was sent"),
        ["escort_language"] = ("en følgeperson, der taler den unges sprog", "an escort with her language"),
        ["group_full"] = ("plads på holdet", "room in the group"),
        ["group_gathers"] = ("at holdet begynder", "that the group begins"),
        ["new_host"] = ("et sted, hvor hun ikke har været", "a place where she has not been"),
        ["intake"] = ("indsatsens næste startdag", "the scheme's next day of intake"),
        ["track"] = ("at denne del af forløbet er åben for hende", "this part of the scheme being open to her"),
        ["proposed_by"] = ("at et menneske foreslår netop dette par", "a person proposing this very pair"),
        ["beside"] = ("at pladsen går ved siden af den, hun har", "the place going beside the one she has"),
    };

    private static readonly Dictionary<Role, (string Da, string En)> Roles = new()
    {
        [Programmes.Vocabulary.Role.Youth] = ("den unge", "the young person"),
        [Programmes.Vocabulary.Role.Guardian] = ("forælder", "guardian"),
        [Programmes.Vocabulary.Role.Mentor] = ("mentor", "mentor"),
        [Programmes.Vocabulary.Role.Host] = ("virksomheden", "the company"),
        [Programmes.Vocabulary.Role.WorkplaceMentor] = ("mentor på arbejdspladsen", "workplace mentor"),
        [Programmes.Vocabulary.Role.JobConsultant] = ("jobkonsulent", "job consultant"),
        [Programmes.Vocabulary.Role.CompanyConsultant] = ("virksomhedskonsulent", "company consultant"),
        [Programmes.Vocabulary.Role.Coordinator] = ("koordinator", "coordinator"),
        [Programmes.Vocabulary.Role.NetworkTeam] = ("netværksteam", "network team"),
        [Programmes.Vocabulary.Role.Adviser] = ("UU-vejleder", "adviser"),
        [Programmes.Vocabulary.Role.School] = ("skolen", "the school"),
        [Programmes.Vocabulary.Role.Caseworker] = ("rådgiver i kommunen", "caseworker"),
    };

    /// <summary>A gate as a why-not names it: its scheme may stand behind @, a certificate or a set of tracks behind a colon.</summary>
    public static string Of(string gate, string language) => Said(Names.GetValueOrDefault(gate.Split('@')[0].Split(':')[0]), language) ?? gate;

    /// <summary>A role's code as files write it.</summary>
    public static string Role(string role, string language) =>
        Words.AllOf<Role>().TryGetValue(role, out var known) ? Said(Roles[known], language) ?? role : role;

    private static string? Said((string Da, string En) name, string language) => language == "en" ? name.En : name.Da;
}
