package io.swim.testkit.portal;

import io.swim.device.CertificatePolicy;
import io.swim.testkit.internal.http.SelfSigned;
import io.swim.testkit.internal.portal.PortalDoor;
import io.swim.testkit.internal.portal.PortalFaults;
import io.swim.testkit.internal.portal.PortalState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A download portal as Cisco's Automated Software Distribution, over real sockets on loopback
 * addresses: tokens, images by product and release in pages, details, agreements, download
 * addresses that are signed and good for one request, and the bytes with ranges. The service is at
 * {@code 127.0.0.1}; what is downloaded comes from {@code 127.0.0.2}, another host, which must not
 * get the token.
 *
 * <p>It checks what it is sent as the real one would, and answers with its error codes; faults make
 * any request go wrong. Source: as {@code AsdPortal} of swim-transfer. Thread-safe.
 */
public final class SimulatedPortal implements AutoCloseable {
  private final PortalFaults faults = new PortalFaults();
  private final PortalState state;
  private final PortalDoor door;
  private final Optional<SelfSigned> certificate;

  private SimulatedPortal(Optional<SelfSigned> certificate) {
    this.certificate = certificate;
    this.state = new PortalState();
    this.door = new PortalDoor(state, faults, certificate);
  }

  /** Begins to listen, without TLS. */
  public static SimulatedPortal start() {
    return begun(Optional.empty());
  }

  /** Begins to listen, with TLS and a self-signed certificate. */
  public static SimulatedPortal startWithTls() {
    return begun(Optional.of(new SelfSigned()));
  }

  private static SimulatedPortal begun(Optional<SelfSigned> certificate) {
    SimulatedPortal portal = new SimulatedPortal(certificate);
    try {
      portal.door.open();
    } catch (IOException e) {
      portal.close();
      throw new UncheckedIOException(e);
    }
    return portal;
  }

  /** The service, below which its paths are. */
  public URI service() {
    return URI.create(door.service() + "/software/v4.0");
  }

  /** Where tokens are given. */
  public URI tokens() {
    return URI.create(door.service() + "/oauth2/token");
  }

  /** Trusts this portal's certificate and no other. */
  public CertificatePolicy certificate() {
    try {
      byte[] encoded = certificate.orElseThrow().certificate().getEncoded();
      return CertificatePolicy.pinned(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded)));
    } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has that account from now on; one of the same client id is replaced. */
  public void admit(PortalMember member) {
    state.members().admit(member);
  }

  /** Offers that image from now on; one of the same product and name is replaced. */
  public void offer(PortalImage image) {
    state.shelf().offer(image);
  }

  /** The next request of that step goes wrong so; several wait in line. */
  public void next(PortalStep step, PortalFault fault) {
    faults.next(step, fault);
  }

  /** Every request of that step goes wrong so, until {@link #heal}. */
  public void always(PortalStep step, PortalFault fault) {
    faults.always(step, fault);
  }

  /** Takes all faults away; what stalls ends. */
  public void heal() {
    faults.heal();
  }

  /** Takes no token any longer that it gave so far. */
  public void endTokens() {
    state.members().endTokens();
  }

  /** Searches of so far can't be downloaded from any longer. */
  public void endSearches() {
    state.searches().end();
  }

  /** Download sessions of so far are over. */
  public void endSessions() {
    state.sessions().endSessions();
  }

  /** Leaves to go on with a download of so far are over. */
  public void endRetries() {
    state.sessions().endRetries();
  }

  /** Gives addresses at the service's own host from now on. */
  public void serveFilesItself() {
    door.serveFilesItself();
  }

  /** Sends so many images a page. Defaults to 25. */
  public void pageOf(int images) {
    state.shelf().pageOf(images);
  }

  /** Every request so far, in order. */
  public List<PortalRequest> requests() {
    return door.requests();
  }

  /** The requests of one step so far, in order. */
  public List<PortalRequest> requests(PortalStep step) {
    return door.requests().stream().filter(each -> each.step() == step).toList();
  }

  /** The acceptances that it took so far. */
  public List<PortalAcceptance> acceptances() {
    return state.members().acceptances();
  }

  /** The tokens that it gave so far: no log may have them. */
  public List<String> tokensGiven() {
    return state.members().tokensGiven();
  }

  @Override
  public void close() {
    faults.heal();
    door.close();
  }
}
