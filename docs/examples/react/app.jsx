// npm install && npm run build, then serve this folder. React 19 passes properties to the element as attributes.
import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

const HOST = "http://127.0.0.1:8000";

function Comparison({ slug, depth }) {
  const element = useRef(null);
  const [told, tell] = useState("The comparison is on its way.");
  useEffect(() => {
    const shown = element.current;
    const loaded = (event) => tell(`${event.detail.rows} questions, as of edition ${event.detail.edition}.`);
    const failed = (event) => tell(`The comparison is not here: ${event.detail.reason}.`);
    shown.addEventListener("comparison-load", loaded);
    shown.addEventListener("comparison-error", failed);
    return () => {
      shown.removeEventListener("comparison-load", loaded);
      shown.removeEventListener("comparison-error", failed);
    };
  }, []);
  return (
    <section>
      <treatment-comparison ref={element} src={`${HOST}/embed/comparisons/${slug}.json`} depth={depth}>
        <a href={`${HOST}/comparisons/${slug}`}>The comparison</a>
      </treatment-comparison>
      <p role="status">{told}</p>
    </section>
  );
}

function Page() {
  const [depth, choose] = useState("lay");
  return (
    <main>
      <h1>Which treatment?</h1>
      <label>
        <input type="checkbox" checked={depth === "clinician"}
          onChange={(event) => choose(event.target.checked ? "clinician" : "lay")} /> For clinicians
      </label>
      <Comparison slug="tms-vs-ketamine" depth={depth} />
    </main>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
