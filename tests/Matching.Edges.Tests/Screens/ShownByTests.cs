using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Screens;

/// <summary>What the screens promise, sentence by sentence, and the tests that show each; a test that is gone, or a sentence without one, falls here.</summary>
public sealed class ShownByTests
{
    // What no test shows: the speed of the pages with 20 people at once is measured by infra/bench desk, and kept by hosts that are warm.
    private static readonly string[] Measured = ["First page of the desk, a file and the map under 300 ms, 20 people at once"];

    private static readonly (string Promise, string[] Tests)[] Promises =
    [
        ("A consultant needs two presses for a proposal", ["DeskByKeyTests.A_proposal_takes_two_presses_at_most"]),
        ("The desk works by keys alone", ["DeskByKeyTests.Keys_move_open_approve_and_reject_without_a_new_page", "KeysOnlyTests.From_sign_in_to_an_approval_and_from_the_text_to_the_answer"]),
        ("Reasons, runners-up and warnings can be read", ["PageTests.A_proposal_and_a_why_not_are_readable_when_opened", "WordsTests.Every_warning_has_its_words"]),
        ("All without warnings are approved at once, after asking", ["DeskTests.Approving_all_without_warnings_asks_once_and_leaves_those_with_a_warning"]),
        ("A no has a reason", ["DeskTests.Rejecting_needs_a_reason_and_keeps_it"]),
        ("A pair of her own is judged by the same rules", ["OwnPairTests.Every_broken_rule_is_named_and_nothing_is_saved"]),
        ("Why not, and what would change it", ["WhyNotTests.What_would_change_it_is_true_when_tried"]),
        ("Call list", ["DeskListsTests.The_call_list_has_name_number_and_what_to_say_and_counts_what_was_tried"]),
        ("Conversation", ["DeskTests.A_text_in_ones_own_words_is_looked_at_corrected_and_sent_and_stands_in_the_conversation"]),
        ("A person's file with her steps", ["PersonsFileTests.Her_file_says_where_she_stands_what_comes_next_when_and_who_must_act_and_the_work_list_has_what_is_due"]),
        ("Hand over with a trace", ["HandOverTests.One_person_goes_and_her_file_says_who_when_and_why"]),
        ("Work list with deadlines, and counters", ["DeskListsTests.The_work_list_says_until_when_and_what_is_done_is_off_it", "DeskListsTests.The_desk_counts_what_waits"]),
        ("A young person signs in with a code by SMS", ["CodeDoorTests.A_number_and_its_code_lead_to_her_page"]),
        ("Offers in plain words", ["MePageTests.The_page_is_well_formed_and_tells_an_offer_in_plain_words"]),
        ("Three taps to answer", ["MePageTests.A_yes_takes_at_most_three_taps_and_becomes_a_placement"]),
        ("Asks to be called, for more or fewer hours", ["MePageTests.Asking_for_a_call_or_other_hours_stands_on_the_desk_once"]),
        ("Draws her week with a finger", ["MePageTests.Her_week_is_drawn_with_a_finger"]),
        ("Wishes and not this", ["MePageTests.Wishes_are_saved_and_one_field_both_ways_is_refused_in_words"]),
        ("Permissions item by item, recipient by recipient", ["MePageTests.Permissions_are_given_item_by_item_in_her_words_and_withdrawn_at_once"]),
        ("Language and stop", ["MePageTests.Language_and_texts_are_her_choice"]),
        ("A guardian needs two taps", ["GuardianPageTests.A_guardian_says_yes_in_at_most_two_taps"]),
        ("A mentor is ready in two minutes", ["MentorPageTests.A_mentor_is_ready_in_two_minutes"]),
        ("A mentor pauses", ["MentorPageTests.A_pause_is_one_tap_and_so_is_its_end"]),
        ("Whom to call, only after her yes", ["MentorPageTests.Nobody_is_named_before_the_yes_and_after_it_only_what_was_allowed"]),
        ("How is it going, in one tap, every third month", ["FollowUpTextsTests.Both_sides_are_asked_in_the_sending_hours_and_answer_by_one_tap", "InquiryTests.A_mentor_is_asked_every_third_month_and_one_word_renews"]),
        ("A mentor reports a job, and has a calendar", ["MentorPageTests.A_job_she_knows_of_is_reported_once_and_scripts_in_it_are_only_words", "MentorPageTests.Her_calendar_has_a_secret_address_that_a_new_one_makes_void_and_names_nobody"]),
        ("A company posts within three minutes", ["CompanyPageTests.A_job_is_posted_within_three_minutes_and_takes_part_in_the_night"]),
        ("Each step says which ages until when, with the paragraph", ["CompanyPageTests.Each_step_says_which_ages_may_do_the_work_and_until_when"]),
        ("We are several workplaces", ["CompanyPlacesTests.Workplaces_with_one_number_are_one_persons_to_choose_among_and_no_other_is"]),
        ("Places used and the legal ratio", ["CompanyPlacesTests.Places_in_use_and_the_laws_ratio_are_counted_for_each_workplace"]),
        ("Candidates are chosen and ranked, first name and agreed words only", ["CompanyPageTests.Those_she_is_to_meet_are_ranked_by_first_name_and_agreed_words_only"]),
        ("Pause, copy last year's", ["CompanyPageTests.Last_years_posting_is_posted_again_with_this_years_dates_and_can_be_paused"]),
        ("A coordinator sees what tonight would have been before saving", ["SteeringPagesTests.Weights_are_seen_beside_tonights_plan_before_they_are_saved", "SchemeFormsTests.A_definition_that_is_not_right_is_refused_with_its_path_and_a_right_one_is_saved_when_it_has_been_seen", "RunAskedTests.A_stricter_rule_of_law_is_seen_before_it_holds"]),
        ("What-if, runs with live progress and step times", ["NightsPageTests.Three_more_mentors_are_asked_of_the_night_and_the_difference_is_shown", "NightsPageTests.A_run_on_trial_is_followed_to_its_figures_with_and_without_a_script"]),
        ("Switching off, seen by whom it concerns", ["SteeringPagesTests.What_is_switched_off_is_seen_by_whom_it_concerns_until_it_is_on_again"]),
        ("The first page tells each group in one sentence", ["FrontAndMapTests.The_first_page_tells_each_group_in_one_sentence_what_it_is"]),
        ("Every destructive act is undone or asks once", ["UndoTests.Every_form_is_undone_or_asks_or_takes_nothing_away"]),
        ("Both languages, no key missing or for nothing", ["WordsTests.Both_languages_have_the_same_words_with_the_same_places_to_fill", "WordsTests.No_word_is_there_for_nothing"]),
        ("Dates, weeks and numbers as Danes write them", ["PageTests.Every_page_is_well_formed_and_fits_the_window", "PlainWordsTests.What_a_machine_or_the_other_language_would_write_is_found"]),
        ("Without JavaScript on the main paths", ["KeysOnlyTests.From_sign_in_to_an_approval_and_from_the_text_to_the_answer", "MePageTests.Her_week_is_ticked_without_scripts_and_a_week_with_nothing_in_it_changes_nothing"]),
        ("No inline script, strict policy", ["LocalDoorTests.Pages_run_no_script_and_are_kept_by_nobody"]),
        ("Each picture with its table", ["PictureTableTests.Funnel_load_and_every_other_report_have_the_figures_of_their_bars_in_a_table", "PictureTableTests.Every_place_that_the_map_names_has_its_row_and_every_drawn_one_is_counted", "PictureTableTests.Two_weeks_over_each_other_are_said_in_words_hour_by_hour"]),
        ("The map from areas or from postcode centres", ["FrontAndMapTests.The_map_is_drawn_from_imported_areas_and_without_them_from_the_centres_of_postcodes"]),
        ("Staff by OpenID Connect, keys rotate, sign-out", ["StaffDoorTests.Her_roles_and_her_municipality_come_from_the_provider", "StaffDoorTests.A_change_of_the_providers_keys_locks_nobody_out", "StaffDoorTests.The_request_carries_state_nonce_and_a_challenge", "StaffDoorTests.Signing_out_ends_it_with_us_and_leads_to_the_providers_end"]),
        ("Five tries, ten minutes, limits, the same answer", ["CodeStepsTests.A_code_can_be_tried_five_times", "CodeStepsTests.A_code_works_for_ten_minutes_the_end_excluded", "CodeStepsTests.A_number_gets_five_codes_in_a_quarter_of_an_hour_known_or_not_and_one_more_after_it", "CodeStepsTests.An_address_gets_thirty_codes_an_hour_whoevers_they_are", "CodeDoorTests.The_answer_is_the_same_whether_the_number_is_known_or_not"]),
        ("Sessions end, cookies are ours alone", ["CodeDoorTests.A_session_ends_when_nothing_is_asked_of_it_for_half_an_hour", "CodeDoorTests.Cookies_are_for_us_alone_and_travel_encrypted_from_anywhere_else"]),
        ("The first door only at this machine", ["LocalDoorTests.The_local_door_does_not_exist_for_anybody_who_comes_from_elsewhere"]),
        ("Who may: one table", ["AccessTableTests.Everybody_reaches_what_the_table_says_and_nothing_else", "AccessTableTests.Every_endpoint_has_a_line_in_the_table", "OtherTownTests.Another_towns_staff_move_nothing_here"]),
        ("Staged reveal: one table", ["StagedRevealTests.Each_step_tells_what_the_table_says_and_no_more", "StagedRevealTests.Of_a_protected_address_only_a_first_name_is_told", "StagedRevealTests.A_mentor_whose_word_is_three_months_old_gives_it_again_before_she_is_named"]),
        ("A documented API whose examples are run", ["ApiTests.The_documents_examples_are_right_and_come_out_again", "ApiTests.Sent_again_under_the_same_key_it_is_answered_the_same_and_done_once", "ApiTests.A_list_comes_in_parts_that_join_without_gap_or_overlap", "ApiTests.Who_has_it_already_hears_that_nothing_has_changed_until_it_has"]),
        ("A page lists the product's rows with their tests", ["FeatureRowsTests.A_test_that_the_page_names_is_there"]),
        ("Every page at both widths, in both languages, seen by axe", ["PageTests.Every_page_is_well_formed_and_fits_the_window"]),
        ("First page of the desk, a file and the map under 300 ms, 20 people at once", []),
        ("The tour with pictures taken by tests", ["TourTests.A_proposal_becomes_a_text_a_yes_and_a_placement"]),
        ("Bad: other people's ids", ["OtherTownTests.Other_people_from_outside_move_nothing_of_hers", "OtherTownTests.What_is_addressed_by_another_towns_id_does_not_exist"]),
        ("Bad: expired or stolen code", ["CodeStepsTests.A_code_works_for_ten_minutes_the_end_excluded", "CodeDoorTests.A_code_that_somebody_saw_is_of_no_use_in_another_browser"]),
        ("Bad: double submit, back after approve", ["MePageTests.The_same_answer_sent_twice_counts_once_and_somebody_elses_offer_does_not_exist", "DeskByKeyTests.Going_back_after_an_approval_approves_nothing_twice"]),
        ("Bad: two consultants at one proposal", ["DeskTests.Whoever_decides_second_hears_who_was_first"]),
        ("Bad: a week with nothing in it", ["MePageTests.Her_week_is_ticked_without_scripts_and_a_week_with_nothing_in_it_changes_nothing"]),
        ("Bad: no seats, hours that no age may work, a name of 200 signs", ["CompanyPageTests.What_cannot_be_posted_is_said_in_words_and_nothing_is_stored", "CompanyPageTests.A_form_sent_twice_posts_once_a_long_name_is_refused_and_another_companys_place_does_not_exist"]),
        ("Bad: scripts everywhere, foreign forms, ten megabytes", ["ScriptsEverywhereTests.Nothing_that_was_written_runs_on_any_page", "LocalDoorTests.A_form_from_another_site_is_refused", "CodeDoorTests.A_form_of_ten_megabytes_is_refused"]),
    ];

    private static readonly Dictionary<string, string> Sources = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText)), StringComparer.Ordinal);

    [Fact]
    public void Every_promise_has_a_test_that_is_there() => Promises.SelectMany(promise => promise.Tests)
        .Where(test => test.Split('.') is not [var subject, var sentence] || !Sources.TryGetValue(subject, out var source) || !source.Contains($" {sentence}(", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Fact]
    public void Only_what_is_named_here_is_measured_instead_of_tested() => Promises.Where(promise => promise.Tests.Length == 0).Select(promise => promise.Promise).ShouldBe(Measured);
}
