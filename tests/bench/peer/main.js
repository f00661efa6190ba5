// The same job as ours with the usual parts: SurveyJS asks, Chart.js draws, local storage keeps.
// 60 statements, 15 skills by 4, five to a page, each skill's last one reversed; at the end a radar of the 15 means.
import "survey-core/survey-core.css";
import { Chart, Filler, Legend, LineElement, PointElement, RadarController, RadialLinearScale, Tooltip } from "chart.js";
import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";

// Only what a radar needs, so that the bundle is as small as its authors make possible.
Chart.register(Filler, Legend, LineElement, PointElement, RadarController, RadialLinearScale, Tooltip);

const STORAGE_KEY = "peer";
const SKILLS = 15;
const ITEMS_OF_A_SKILL = 4;
const ITEMS_OF_A_PAGE = 5;
const LEAST_ANSWERED = 2;
const OPTIONS = ["Not at all like me", "A little like me", "Somewhat like me", "Mostly like me", "Very much like me"];

const skills = Array.from({ length: SKILLS }, (_, skill) => `Skill ${skill + 1}`);

/** Round by round, so that neighbours never share a skill. */
const items = Array.from({ length: SKILLS * ITEMS_OF_A_SKILL }, (_, at) => {
  const skill = at % SKILLS;
  const round = Math.floor(at / SKILLS);
  return {
    skill,
    name: `s${skill}_${round}`,
    title: `${skills[skill]}: statement ${round + 1}, as long as a statement about work usually is`,
    reversed: round === ITEMS_OF_A_SKILL - 1,
  };
});

function pages() {
  const choices = OPTIONS.map((text, at) => ({ value: at + 1, text }));
  const questions = items.map(({ name, title }) => ({ type: "radiogroup", name, title, colCount: OPTIONS.length, choices }));
  return Array.from({ length: items.length / ITEMS_OF_A_PAGE }, (_, page) => ({
    elements: questions.slice(page * ITEMS_OF_A_PAGE, (page + 1) * ITEMS_OF_A_PAGE),
  }));
}

/** A skill's mean from 0 to 100, or null where too few statements were answered. */
function score(skill, answers) {
  const keyed = items
    .filter((item) => item.skill === skill && answers[item.name] !== undefined)
    .map((item) => (item.reversed ? OPTIONS.length + 1 - answers[item.name] : answers[item.name]));
  if (keyed.length < LEAST_ANSWERED) return null;
  const mean = keyed.reduce((sum, value) => sum + value, 0) / keyed.length;
  return ((mean - 1) / (OPTIONS.length - 1)) * 100;
}

function showRadar(answers) {
  const canvas = document.body.appendChild(document.createElement("canvas"));
  // Global for the bench, which waits for it.
  window.peerChart = new Chart(canvas, {
    type: "radar",
    data: { labels: skills, datasets: [{ label: "You", data: skills.map((_, skill) => score(skill, answers)), fill: true }] },
    options: { animation: false, scales: { r: { min: 0, max: 100 } } },
  });
}

const survey = new Model({ showProgressBar: "top", pages: pages() });
const kept = localStorage.getItem(STORAGE_KEY);
if (kept) survey.data = JSON.parse(kept);
survey.onValueChanged.add(({ data }) => localStorage.setItem(STORAGE_KEY, JSON.stringify(data)));
survey.onComplete.add(({ data }) => showRadar(data));
renderSurvey(survey, document.getElementById("survey"));
