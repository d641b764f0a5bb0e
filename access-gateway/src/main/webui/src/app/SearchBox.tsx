import { Search } from 'lucide-react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** Leads to the search page; there it shows what was asked. */
export function SearchBox() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const asked = pathname === '/search' ? (parameters.get('q') ?? '') : '';
  return (
    <form role="search" className="search-box" onSubmit={(event) => event.preventDefault()}>
      <SearchField
        key={asked}
        defaultValue={asked}
        onSubmit={(text) => void navigate(`/search?q=${encodeURIComponent(text.trim())}`)}
      >
        <Label className="visually-hidden">Search studies and images</Label>
        <Search aria-hidden size={16} />
        <Input placeholder="Search studies and images" />
        <Button aria-label="Clear the search" className="search-clear">
          ×
        </Button>
      </SearchField>
    </form>
  );
}
