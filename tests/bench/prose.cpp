#include "prose.h"

#include <array>
#include <cctype>
#include <cmath>
#include <span>
#include <sstream>
#include <string_view>
#include <vector>

namespace minuted::bench {
namespace {

using Words = std::vector<std::string>;

// The words of a text that is separated by commas.
Words splitWords(const char* text) {
  Words words;
  std::istringstream from(text);
  for (std::string word; std::getline(from, word, ',');) words.push_back(word.substr(word.find_first_not_of(" \n")));
  return words;
}

const Words verbs = splitWords(
    "draft, circulate, review, agree, publish, prepare, present, check, collect, compare, confirm, convene, cost, "
    "describe, discuss, extend, finish, follow up, fund, gather, invite comments on, map, merge, monitor, negotiate, "
    "open, pilot, plan, promote, propose, recruit to, redesign, report on, request, research, revise, scope, share, "
    "sign off, simplify, staff, start, summarise, survey, test, trial, update, validate, visit, write up, arrange, "
    "audit, brief members on, bring forward, clarify, commission, coordinate, document, evaluate, explore, finalise, "
    "identify, investigate, launch, look again at, move, obtain, oversee, pause, provide, record, refresh, resolve");
const Words qualities = splitWords(
    "annual, new, joint, local, revised, shared, draft, final, quarterly, regional, citywide, rural, interim, digital, "
    "voluntary, statutory, emergency, seasonal, three-year, short, full, independent, internal, external, public, "
    "outstanding, missing, current, previous, updated, remaining, recent, longer, wider, simpler, better, early, late, "
    "second, initial, next, proposed, existing, temporary, permanent, weekly, monthly, affordable, accessible, safer, "
    "low-carbon, older people's, young people's, family, tenants', cross-border, town centre, riverside, evening");
const Words things = splitWords(
    "budget, timetable, action plan, risk register, training programme, survey, bid, evaluation, map of services, "
    "terms of reference, referral form, website page, leaflet, newsletter, bus route, cycle lane, footpath, "
    "playground, "
    "library hours, allotment list, food bank rota, housing pledge, lettings policy, rough sleeping count, skills "
    "fair, "
    "apprenticeship offer, mentoring scheme, careers event, health check, vaccination clinic, dental access report, "
    "mental health pathway, carers' register, dementia cafe, befriending service, flood plan, tree survey, recycling "
    "figures, air quality data, energy advice line, retrofit programme, heat network study, parking review, taxi "
    "policy, "
    "licensing statement, street lighting, camera coverage, burglary figures, hate crime reporting, domestic abuse "
    "protocol, safeguarding audit, information sharing agreement, data dashboard, performance report, complaints log, "
    "equality assessment, consultation summary, communications plan, press notice, grant agreement, match funding, "
    "lease, licence, inspection letter, staffing structure, job description, contact list, membership list, "
    "constitution, agenda template, forward plan, priority list, outcome framework, case study, baseline, target, "
    "market stall scheme, empty shop plan, festival permit, volunteer handbook, community hall booking, youth club, "
    "holiday activities, school travel plan, nursery places, family hub, parenting course, drug treatment offer, "
    "winter shelter, discharge process, waiting list, ambulance response, fire safety visit, sprinkler programme");
const Words partners = splitWords(
    "the district council, the county council, the police, the fire service, the hospital trust, both universities, "
    "the college, the chamber of trade, the housing association, the volunteer centre, the parish clerks, the youth "
    "forum, the carers' network, the faith leaders, the tenants' panel, the bus operator, the water company, public "
    "health, adult social care, children's services, the probation team, the job centre, the museum, the library "
    "service, the sports trust, the farmers' market, local businesses, head teachers, the advice centre, ward members, "
    "the steering group, the sub-group leads, the finance officer, the communications team, the legal team, planners, "
    "highways, the environment team, the refugee project, the credit union, the food network, the climate forum");
const Words purposes = splitWords(
    "so that residents know what to expect, before the funding ends, as asked at the last meeting, to save "
    "duplication, "
    "in time for the budget, to support the bid, following the inspection, because numbers have risen, so that it can "
    "be signed, with figures for each ward, including costs and risks, and say what is missing, without extra staff, "
    "as the lease is ending, for the annual report, with a named contact, in plain English, once the data is in, to "
    "meet the new duty, where partners agree, and bring options back, after the election, given the recent flooding, "
    "so that nobody is counted twice, on the same terms as last year, subject to legal advice, with photographs, "
    "and thank those involved, to reach people who are not online, as far as the law allows, using the agreed "
    "template, "
    "and note lessons learned, to close the gap in the north of the city, with translation where needed, for a further "
    "year, at no cost to the partnership, if the grant is confirmed, together with the health board, and set a date");
const Words times = splitWords(
    "by the next meeting, before Easter, by the end of March, within six weeks, in the autumn, by 30 June, this "
    "quarter, before the summer break, in the new year, by Friday, at the May meeting, within ten working days, by "
    "mid-October, as soon as possible, over the next two months, by the end of term, before the deadline, in January, "
    "for the November board, from 1 April, by noon on Monday, every fortnight, until the post is filled");
const Words reports = splitWords(
    "reported that, said that, noted that, confirmed that, explained that, was told that, found that, asked whether");
const Words outcomes = splitWords(
    "is nearly done, needs another month, was well received, has been agreed in principle, waits for a signature, "
    "is on track, has slipped, is complete, was delayed by illness, cost less than planned, reached more people than "
    "hoped, has no lead at present, depends on the county, will be repeated, went out last week, is being checked");
const Words first = splitWords(
    "Alice, Amir, Anna, Beatrice, Ben, Bridget, Carlos, Catherine, Chidi, Clare, Daniel, Deborah, Dev, Eleanor, Elif, "
    "Emma, Farah, Fiona, George, Grace, Hannah, Harold, Helen, Ian, Imran, Irene, Jack, Jasmine, Joan, Joseph, Karen, "
    "Kofi, Laura, Leo, Lucy, Marcus, Maria, Martin, Mei, Nadia, Nigel, Olivia, Omar, Patricia, Paul, Priya, Rachel, "
    "Ravi, Rebecca, Robert, Rosa, Samuel, Sara, Simon, Sophie, Tariq, Theresa, Tom, Ursula, Victor, Wendy, Yusuf, Zoe");
const Words last = splitWords(
    "Abbott, Adeyemi, Ahmed, Bailey, Barker, Begum, Bell, Bennett, Brook, Carter, Chan, Clarke, Collins, Cooper, Das, "
    "Davies, Dixon, Edwards, Ellis, Evans, Fisher, Foster, Gibson, Graham, Green, Hall, Harris, Hill, Holmes, Hughes, "
    "Hussain, Jackson, James, Kaur, Kelly, Khan, King, Knight, Lamb, Lee, Lewis, Marsh, Mason, Mills, Morgan, Murphy, "
    "Nowak, Okafor, Owen, Palmer, Patel, Perry, Price, Reid, Rossi, Shah, Silva, Stone, Turner, Walsh, Ward, Young");
const Words places = splitWords(
    "Ashcombe, Barrow Hill, Castle Ward, Dunmere, Eastfield, Fernleigh, Gorse Green, Hollins, Ivybridge Road, "
    "Kingsmead, "
    "Larkfield, Millbrook, Northgate, Oakhurst, Priory Lane, Quarry Bank, Riverside, Southmoor, Thornbury, Upper Town, "
    "Vale Cross, Westbrook, Yewdale, Abbey Fields, Bridge Street, Coldharbour, Elm Park, Marsh End, Summerhill");
const Words sorts = splitWords(
    "Housing Trust, Community Association, Primary School, Health Centre, Parish Council, Sports Club, Advice Project, "
    "Arts Trust, Youth Project, Business Group, Residents' Forum, Food Project, Learning Centre, Volunteers");

// A random word; the first words of a list are more frequent.
const std::string& pick(Random& random, const Words& words) {
  auto at = std::pow(std::uniform_real_distribution<double>(0, 1)(random), 1.5) * static_cast<double>(words.size());
  return words[static_cast<size_t>(at)];
}

std::string clause(Random& random) {
  auto text = pick(random, verbs) + (random() % 4 == 0 ? " a " : " the ");
  if (random() % 3 != 0) text += pick(random, qualities) + " ";
  text += pick(random, things);
  if (random() % 3 == 0) text += " for " + pick(random, places);
  if (random() % 2 == 0) text += " with " + pick(random, partners);
  return text;
}

std::string report(Random& random) {
  auto text = (random() % 2 == 0 ? personName(random) : pick(random, partners)) + " " + pick(random, reports);
  return text + " the " + pick(random, things) + " at " + pick(random, places) + " " + pick(random, outcomes);
}

}  // namespace

std::string sentence(Random& random) {
  auto length = 112 * std::exp(0.4 * std::normal_distribution<double>()(random));
  auto text = random() % 2 == 0 ? clause(random) : report(random);
  while (static_cast<double>(text.size()) < length - 20) {
    switch (random() % 5) {
      case 0: text += ", " + pick(random, purposes); break;
      case 1: text += " " + pick(random, times); break;
      case 2: text += " and to " + clause(random); break;
      case 3: text += "; " + report(random); break;
      default: text += ", " + std::to_string(2 + random() % 400) + " in all, " + pick(random, purposes);
    }
  }
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text + ".";
}

std::string personName(Random& random) { return pick(random, first) + " " + pick(random, last); }

std::string organisationName(Random& random) { return pick(random, places) + " " + pick(random, sorts); }

}  // namespace minuted::bench
