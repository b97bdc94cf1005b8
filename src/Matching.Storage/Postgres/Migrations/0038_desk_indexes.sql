-- What the desk's first page asks for at each visit, found without reading a region.
create index unplaced_by_municipality on unplaced (municipality_code, night_id);
create index placement_by_municipality on placement (municipality_code, state);
create index offer_open_by_municipality on offer (municipality_code) where state in (1, 2, 3, 4);
-- The openings that a proposal's person could have had instead.
create index proposal_runners_up on proposal using gin (jsonb_path_query_array(details, '$.runnersUp[*].opening')) where state = 1;
