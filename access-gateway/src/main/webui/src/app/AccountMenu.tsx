import { CircleUser, LogOut } from 'lucide-react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useSession, useSignInAddress, useSignOut } from '../session/useSession';

export function AccountMenu() {
  const { session } = useSession();
  const signIn = useSignInAddress();
  const signOut = useSignOut();
  if (!session) return <span className="account-placeholder" />;
  if (!session.signedIn) {
    return (
      <a className="button button-quiet" href={signIn}>
        Sign in
      </a>
    );
  }
  return (
    <MenuTrigger>
      <Button className="button button-quiet account" aria-label={`Account of ${session.name ?? ''}`}>
        <CircleUser aria-hidden size={18} />
        <span className="account-name">{session.name}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={() => signOut.mutate()}>
          <MenuSection>
            <Header className="menu-header">
              Signed in as <strong>{session.username}</strong>
              {session.roles.length > 0 && <span>{session.roles.join(', ')}</span>}
            </Header>
            <MenuItem id="sign-out" className="menu-item">
              <LogOut aria-hidden size={16} /> Sign out
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
