using System.Text.Json.Nodes;

namespace Matching.Web.Api;

/// <summary>One made-up row of each kind, as the document shows them.</summary>
internal static class ApiExamples
{
    public static JsonNode Of(string file) => JsonNode.Parse(file switch
    {
        "youths" => Youths,
        "hosts" => Hosts,
        "openings" => Openings,
        _ => throw new ArgumentException($"There is no example for '{file}'.\nMaybe a new kind of row came without one.", nameof(file)),
    })!;

    private const string Youths = """
        {
          "rows": [
            {
              "youth_id": "API-Y1", "municipality_code": "0791", "first_name": "Eksempel", "last_name": "Eksempelsen", "birth_date": "2007-04-12",
              "phone": "20123456", "language": "da", "languages": ["da", "en"], "postcode": "8800", "travel_modes": ["bike", "bus"], "max_travel_minutes": 40,
              "school": "gymnasium", "target_group": "none", "wants": ["job"], "interests": ["grocery"], "hobbies": ["football"],
              "available": "Mo15:00-20:00|Sa08:00-16:00", "max_hours_per_week": 10, "needs": "", "communication": "soft", "waiting_since": "2026-11-01",
              "contact_by": "sms", "sms_stopped": false, "guardian_phone": "", "guardian_consent": "", "protected_address": false, "consultant": "", "licence": ""
            }
          ]
        }
        """;

    private const string Hosts = """
        {
          "rows": [
            {
              "host_id": "API-H1", "kind": "company", "name": "Eksempel Købmand", "municipality_code": "0791", "postcode": "8800", "sector": "grocery", "employees": 12,
              "interns_now": 0, "network": "", "max_new_contacts_per_month": "", "phone": "87123456", "vetted": true, "last_answer": "2026-10-01"
            }
          ]
        }
        """;

    private const string Openings = """
        {
          "rows": [
            {
              "opening_id": "API-O1", "kind": "job", "programme": "spare-time-job", "host_id": "API-H1", "title": "Servicemedarbejder", "tasks": "Fylde varer op",
              "sector": "grocery", "postcode": "8800", "seats": 2, "min_age": 15, "max_age": 19, "hours_per_week_min": 4, "hours_per_week_max": 8,
              "schedule": "Mo15:00-20:00|Sa08:00-16:00", "start_date": "2027-01-04", "end_date": "", "languages": ["da"], "environment": "", "requires": "",
              "meeting_forms": "", "communication": "", "hobbies": "", "paid": true, "status": "active"
            }
          ]
        }
        """;
}
