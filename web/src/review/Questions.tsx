import { questionTexts } from './questions';

/** What a person should have seen before going on. */
export function Questions({ failure }: { failure: unknown }) {
  return (
    <ul className="question-list">
      {questionTexts(failure).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
