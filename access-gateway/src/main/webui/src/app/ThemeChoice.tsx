import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { chosenTheme, chooseTheme, showTheme, type Theme } from './theme';

const CHOICES = [
  { id: 'system', name: 'As the system', icon: Monitor },
  { id: 'light', name: 'Light', icon: Sun },
  { id: 'dark', name: 'Dark', icon: Moon },
] as const;

showTheme();

export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const Shown = CHOICES.find((choice) => choice.id === theme)?.icon ?? Monitor;
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <MenuTrigger>
      <Button className="button button-quiet button-icon" aria-label="Colours">
        <Shown aria-hidden size={18} />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Colours"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => choose([...keys][0] as Theme)}
        >
          {CHOICES.map(({ id, name, icon: Icon }) => (
            <MenuItem key={id} id={id} className="menu-item">
              <Icon aria-hidden size={16} /> {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
