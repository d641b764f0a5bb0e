import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import {
  Collection,
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { FACET_NAMES } from '../search/query';
import { idOf, placeOf, type SuggestionGroup, useSuggestions } from '../search/suggest';
import { number } from '../ui/format';

/** Leads to the search page; there it shows what was asked. */
export function SearchBox() {
  const { key, pathname } = useLocation();
  const [parameters] = useSearchParams();
  const kind = pathname === '/search' ? parameters.get('in') : null;
  const asked = pathname === '/search' ? (parameters.get('q') ?? '') : '';
  return <Box key={key} asked={asked} kind={kind} />;
}

function Box({ asked, kind }: { asked: string; kind: string | null }) {
  const navigate = useNavigate();
  const [text, setText] = useState(asked);
  const groups = useSuggestions(text === asked ? '' : text);
  const search = () =>
    void navigate(`/search?${new URLSearchParams({ q: text.trim(), ...(kind ? { in: kind } : {}) }).toString()}`);
  /** Enter asks for what was typed, unless a suggestion is chosen: the list may be open or not. */
  const enter = (event: KeyboardEvent<HTMLFormElement>) => {
    const { target } = event;
    const typing = target instanceof HTMLInputElement && !event.nativeEvent.isComposing;
    if (event.key === 'Enter' && typing && !target.getAttribute('aria-activedescendant')) {
      event.preventDefault();
      event.stopPropagation();
      search();
    }
  };
  return (
    <form role="search" className="search-box" onSubmit={(event) => event.preventDefault()} onKeyDownCapture={enter}>
      <ComboBox
        className="search-field"
        items={groups}
        inputValue={text}
        value={null}
        allowsCustomValue
        allowsEmptyCollection
        menuTrigger="input"
        defaultFilter={() => true}
        onInputChange={setText}
        onChange={(chosen) => {
          for (const group of groups) {
            const item = group.items.find((each) => idOf(group, each) === chosen);
            if (item) void navigate(placeOf(item));
          }
        }}
      >
        <Label className="visually-hidden">Search studies, images and files</Label>
        <Search aria-hidden size={16} />
        <Input placeholder="Search studies, images, files" type="search" enterKeyHint="search" autoComplete="off" />
        <Popover className="popover popover-wide search-popover">
          <ListBox<SuggestionGroup>
            className="menu"
            renderEmptyState={() => <p className="menu-none">Enter searches for what you typed.</p>}
          >
            {(group) => (
              <ListBoxSection id={group.field}>
                <Header className="suggestion-field">{FACET_NAMES[group.field] ?? group.field}</Header>
                <Collection items={group.items.map((item) => ({ ...item, id: idOf(group, item) }))}>
                  {(item) => (
                    <ListBoxItem id={item.id} className="menu-item search-suggestion" textValue={item.value}>
                      <bdi>{item.value}</bdi>
                      <span className="fine">{item.accession ?? (item.count === undefined ? '' : number(item.count))}</span>
                    </ListBoxItem>
                  )}
                </Collection>
              </ListBoxSection>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {text !== '' && (
        <button type="button" className="search-clear" aria-label="Clear the search" onClick={() => setText('')}>
          ×
        </button>
      )}
    </form>
  );
}
