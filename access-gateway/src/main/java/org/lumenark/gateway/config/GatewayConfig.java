package org.lumenark.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The edge. */
@ConfigMapping(prefix = "lumenark.gateway")
public interface GatewayConfig {

  /**
   * Networks, such as {@code 10.42.0.0/16}, whose machines tell truly in {@code X-Forwarded-For}
   * who asked them: an Ingress, a load balancer. None by default, when the peer is who asks.
   */
  Optional<List<String>> trustedProxies();

  Rate rate();

  Proxy proxy();

  Content content();

  Render render();

  Usage usage();

  Institute institute();

  /**
   * Whether the pages show people without an account how to make one; the realm of the identity
   * provider must let them.
   */
  @WithDefault("false")
  boolean selfRegistration();

  /** How many requests one identity, or one address of strangers, may send. */
  interface Rate {

    /** Requests a second over a longer time; 0 switches the limit off. */
    @WithDefault("500")
    int perSecond();

    /** Requests that may come at once. */
    @WithDefault("3000")
    int burst();
  }

  /** Forwarding to the services. */
  interface Proxy {

    /** How long a connection to a service may take to open. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long an exchange may stay silent in both directions. */
    @WithDefault("5m")
    Duration idleTimeout();

    /** Most exchanges with one service at a time; more wait. */
    @WithDefault("512")
    int mostExchanges();

    /** How long the rest of an upload is read away after its answer was sent. */
    @WithDefault("5s")
    Duration linger();
  }

  /** Bytes from the object store. */
  interface Content {

    /** Most bytes of checked blocks in memory; more downloads wait. */
    @WithDefault("134217728")
    long memory();

    /** How long a download waits for memory before it is refused. */
    @WithDefault("10s")
    Duration memoryWait();

    /** How long a client may take for one piece of 256 KiB. */
    @WithDefault("60s")
    Duration stallTimeout();

    /** How long the catalogue may take to say where something lies. */
    @WithDefault("10s")
    Duration lookupTimeout();

    /** How long it is remembered where a public image lies. */
    @WithDefault("3s")
    Duration remember();
  }

  /** Pictures that are drawn on request; their memory is a part of {@link Content#memory}. */
  interface Render {

    /** Pictures that are drawn at a time. */
    @WithDefault("2")
    int concurrent();

    /** Requests that may wait for that; more are refused at once. */
    @WithDefault("32")
    int waiting();

    /** How long a request waits before it is refused. */
    @WithDefault("5s")
    Duration patience();
  }

  /** Counting how studies are used. */
  interface Usage {

    /** How often the catalogue is told what was counted; a kill loses no more than that. */
    @WithDefault("10s")
    Duration flushEvery();

    /** Visits of this hour that are remembered, about 120 bytes each. */
    @WithDefault("100000")
    int mostVisits();

    /**
     * Studies with counts that the catalogue was not told yet; what comes to others is left out.
     */
    @WithDefault("10000")
    int mostSubjects();
  }

  /** Who runs this archive, as the pages say it. */
  interface Institute {

    /** Its name. */
    Optional<String> name();

    /** Whom readers write to: an e-mail address, or the address of a page. */
    Optional<String> contact();

    /** Who takes the studies over if this archive ends. */
    Optional<String> successor();
  }
}
