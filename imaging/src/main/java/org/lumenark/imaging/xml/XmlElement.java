package org.lumenark.imaging.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One element: its local name, its attributes in the order of the file, its own text and the
 * elements in it. Immutable.
 */
public final class XmlElement {

  private final String name;
  private final String[] attributes;
  private final String text;
  private final List<XmlElement> children;

  /**
   * @param attributes names and values in turn
   */
  XmlElement(String name, String[] attributes, String text, List<XmlElement> children) {
    this.name = name;
    this.attributes = attributes;
    this.text = text;
    this.children = List.copyOf(children);
  }

  public String name() {
    return name;
  }

  /** All characters directly in this element, without the spaces around them. */
  public String text() {
    return text;
  }

  public List<XmlElement> children() {
    return children;
  }

  public List<String> attributeNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < attributes.length; i += 2) {
      names.add(attributes[i]);
    }
    return names;
  }

  /** The value without the spaces around it; empty if it is absent or blank. */
  public Optional<String> attribute(String wanted) {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i].equals(wanted)) {
        return Optional.of(attributes[i + 1].strip()).filter(value -> !value.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** A number; empty if there is none or it cannot be read. */
  public OptionalDouble number(String attribute) {
    return number(attribute(attribute));
  }

  /** The finite number that a text holds; empty if it holds none. */
  public static OptionalDouble number(Optional<String> text) {
    try {
      double value = text.isPresent() ? Double.parseDouble(text.get().strip()) : Double.NaN;
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** The first element on this path of names. */
  public Optional<XmlElement> at(String... path) {
    List<XmlElement> found = all(path);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  /** The text of the first element on this path that has any. */
  public Optional<String> textAt(String... path) {
    return all(path).stream().map(XmlElement::text).filter(value -> !value.isEmpty()).findFirst();
  }

  /** All elements on this path of names, in the order of the file. */
  public List<XmlElement> all(String... path) {
    List<XmlElement> here = List.of(this);
    for (String step : path) {
      List<XmlElement> next = new ArrayList<>();
      for (XmlElement element : here) {
        for (XmlElement child : element.children) {
          if (child.name.equals(step)) {
            next.add(child);
          }
        }
      }
      here = next;
    }
    return here;
  }

  /** All elements of this name at any depth below, in the order of the file. */
  public List<XmlElement> below(String wanted) {
    List<XmlElement> found = new ArrayList<>();
    collect(wanted, found);
    return found;
  }

  private void collect(String wanted, List<XmlElement> found) {
    for (XmlElement child : children) {
      if (child.name.equals(wanted)) {
        found.add(child);
      }
      child.collect(wanted, found);
    }
  }
}
