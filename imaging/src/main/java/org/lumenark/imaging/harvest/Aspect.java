package org.lumenark.imaging.harvest;

import java.util.Locale;

/** One thing that files tell of how an image was taken, in the order in which people read it. */
public enum Aspect {
  INSTRUMENT("instrument", "Instrument", Member.INSTRUMENT),
  METHOD("method", "Imaging method", Member.METHOD),
  OBJECTIVE("objective", "Objective", Member.PARAMETERS),
  CHANNELS("channels", "Channels", Member.PARAMETERS),
  EXPOSURE("exposure", "Exposure", Member.PARAMETERS),
  PIXEL_SIZE("pixel-size", "Pixel size", Member.PARAMETERS),
  SERIES("series", "Sections and times", Member.PARAMETERS),
  ACQUIRED("acquired", "Acquired", Member.PARAMETERS),
  /** Who took the images: personal data, which is offered to the depositor and goes nowhere. */
  PERSON("person", "Person", Member.AUTHOR);

  private final String value;
  private final String label;
  private final Member member;

  /** Where in the study document it is said. */
  public enum Member {
    INSTRUMENT,
    METHOD,
    PARAMETERS,
    AUTHOR;

    public String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Aspect(String value, String label, Member member) {
    this.value = value;
    this.label = label;
    this.member = member;
  }

  public String value() {
    return value;
  }

  /** For people. */
  public String label() {
    return label;
  }

  public Member member() {
    return member;
  }
}
