namespace Matching.Web.Features;

/// <summary>
/// One thing that the product promises its people, and the tests that show it, as Class.Sentence. None: it is not there yet, and the page says so. A test
/// reads the tests' own files and fails where one of these is not among them.
/// </summary>
public sealed record FeatureRow(string Code, params IReadOnlyList<string> Tests)
{
    public static IReadOnlyList<FeatureRow> All { get; } =
    [
        new("A1", "ApproveProposalTests.An_approval_holds_the_seat_and_asks_for_the_greeting_and_the_offer_in_one_transaction"),
        new("A2", "DeskByKeyTests.Approving_all_shows_whom_and_approves_only_those", "DeskTests.Approving_all_without_warnings_asks_once_and_leaves_those_with_a_warning"),
        new("A3", "ApproveProposalTests.A_rejection_keeps_its_reason_and_rules_the_pair_out_only_when_the_reason_says_so", "RunNightTests.A_pair_rejected_for_fourteen_days_is_not_proposed_on_the_thirteenth_and_is_on_the_fourteenth"),
        new("A4", "LawAtApprovalTests.The_database_refuses_an_override_confirmed_by_who_asked_for_it_and_one_without_a_reason"),
        new("A5", "LawAtApprovalTests.An_override_corrects_the_count_only_when_a_second_person_who_is_not_the_first_confirms_it"),
        new("A6", "StagedRevealTests.Each_step_tells_what_the_table_says_and_no_more", "StagedRevealTests.Of_a_protected_address_only_a_first_name_is_told"),
        new("A7", "MentorPageTests.Nobody_is_named_before_the_yes_and_after_it_only_what_was_allowed", "OwnFileContract.What_is_left_out_is_withdrawn_and_what_stands_with_the_same_words_stays_as_it_was_given"),
        new("A8", "FollowUpTextsTests.Silence_is_reminded_once_then_a_person_decides_and_a_late_answer_still_counts", "OrderStoriesTests.Promised_in_two_days"),
        new("A9", "HandOverTests.One_person_goes_and_her_file_says_who_when_and_why", "HandOverTests.All_of_one_consultants_go_and_both_consultants_see_it"),
        new("A10", "ApproveProposalTests.An_approval_holds_the_seat_and_asks_for_the_greeting_and_the_offer_in_one_transaction"),
        new("P1", "NetworkStoriesTests.Away_twice", "CourseStoriesTests.Followed_up"),
        new("P2", "FollowUpTextsTests.Both_say_after_the_first_meeting_whether_they_meet_again_and_go_on_by_two_yes", "MentorStoriesTests.No_after_the_coffee"),
        new("P3", "FollowUpTextsTests.Both_sides_are_asked_in_the_sending_hours_and_answer_by_one_tap"),
        new("P4", "CourseStoriesTests.End_or_override"),
        new("P5", "InternshipExampleTests.Weeks_are_counted_by_group_and_decision", "AfterTheYesStoriesTests.Ten_weeks_used"),
        new("P6", "InternshipExampleTests.Supported_persons_stand_in_a_ratio_to_ordinary_employees", "LawAtApprovalTests.RA01_two_approvals_at_once_for_the_last_one_is_refused"),
        new("P7", "YouthWorkExampleTests.YW03_two_jobs_A_Tue_shop_1530_to_1630_and_papers_1700_to_1815_are_two_and_a_quarter_hours", "YouthWorkExampleTests.Two_placements_of_one_week_are_summed"),
        new("P8", "PlacementRecheckTests.Born_10_8_2009_is_looked_at_from_Fri_9_7_2027_until_the_birthday"),
        new("P9", "AfterTheYesStoriesTests.Five_hours"),
        new("P10", "GoalTests.At_most_three_are_open_at_a_time_for_her_and_three_for_the_company", "GoalTests.She_sees_both_and_the_company_only_its_own"),
        new("P11", "MentorPageTests.A_job_she_knows_of_is_reported_once_and_scripts_in_it_are_only_words"),
        new("M13", "WhyNotTests.What_would_change_it_is_true_when_tried", "PageTests.A_proposal_and_a_why_not_are_readable_when_opened"),
        new("M17", "AskWhatIfTests.The_latest_night_is_asked_as_it_was_and_nothing_is_stored", "RunNightTests.A_dry_night_gives_the_same_plan_and_stores_nothing"),
        new("M21", "OwnPairTests.It_becomes_a_proposal_with_its_points_and_a_warning_and_then_an_offer", "OwnPairTests.Every_broken_rule_is_named_and_nothing_is_saved"),
        new("M22", "SeatPriceTests.A_seat_price_is_what_one_more_seat_with_its_limits_one_more_really_brings"),
        new("M23", "RunNightTests.A_night_is_stored_with_its_plan_and_all_that_proves_it", "WhyNotTests.The_reason_is_the_first_that_holds"),
        new("M24", "PreferencesTests.A_host_that_nobody_knows_stands_in_the_middle_until_it_has_a_history"),
        new("G3", "KeptVersionTests.A_running_match_keeps_the_version_it_was_made_under", "OwnTemplatesTests.A_municipalitys_own_words_are_said_from_their_day_on_and_in_their_language_only"),
        new("D1", "ImportTests.Every_faulty_row_is_listed_and_nothing_can_be_stored", "ImportFolderTests.The_same_folder_again_changes_nothing_and_raises_no_version", "OwnWordsTests.Her_week_and_wishes_stand_and_what_she_never_touched_follows_the_file"),
        new("D3", "MentorPageTests.Her_calendar_has_a_secret_address_that_a_new_one_makes_void_and_names_nobody"),
        new("U7", "EraseYouthTests.Nothing_in_any_column_leads_to_her_afterwards", "EraseAfterKeepingTests.A_closed_file_is_told_of_thirty_days_before_and_erased_on_its_day", "EraseYouthTests.A_file_does_not_bring_her_back_until_a_person_says_so", "EraseHostTests.Nothing_in_any_column_leads_to_a_mentor_afterwards", "EraseHostTests.A_companys_contact_goes_and_the_company_stays"),
    ];
}
