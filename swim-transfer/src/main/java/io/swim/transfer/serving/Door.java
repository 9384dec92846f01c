package io.swim.transfer.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.device.Login;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.Optional;

/** Who is let into a server, and to what. Thread-safe. */
public final class Door {
  private final Catalog catalog;
  private final OfferedTree.Transfers transfers;
  private final Optional<FolderTree> folder;
  private final Optional<Login> account;

  /**
   * @param folder also served, to anybody who has the account
   * @param account empty: the folder needs no login, or any
   */
  public Door(
      Catalog catalog,
      OfferedTree.Transfers transfers,
      Optional<FolderTree> folder,
      Optional<Login> account) {
    this.catalog = catalog;
    this.transfers = transfers;
    this.folder = folder;
    this.account = account;
  }

  /** Whether there is anything for that peer at all; else it is not worth a handshake. */
  public boolean mayKnock(InetAddress peer) {
    boolean may = folder.isPresent() || catalog.knows(peer);
    if (!may) {
      refused(peer, "nothing is offered to that address");
    }
    return may;
  }

  /** Remembers whom this server turned away, for those who wait for that peer. */
  public void refused(InetAddress peer, String reason) {
    catalog.refused(peer, reason);
  }

  /** What a login opens. */
  public Optional<ServedTree> admit(InetAddress peer, String username, String password) {
    if (!Printable.of(username).equals(username)) {
      // It would stand in the logs of libraries as it is.
      refused(peer, "the user name " + Printable.of(username) + " is none");
      return Optional.empty();
    }
    Optional<ServedTree> admitted =
        catalog
            .admit(peer, username, password)
            .<ServedTree>map(live -> new OfferedTree(live, transfers))
            .or(() -> folder.filter(any -> opens(username, password)));
    if (admitted.isEmpty()) {
      refused(
          peer,
          "the login of user "
              + Printable.of(username)
              + " is wrong, used up or meant for another address");
    }
    return admitted;
  }

  /** What a peer that gives no login may fetch or send under a path: for HTTP. */
  public Optional<ServedTree> admit(InetAddress peer, String path) {
    Optional<Offer> offer = catalog.outgoing(peer, path).or(() -> catalog.incoming(peer, path));
    if (offer.isPresent()) {
      return offer
          .map(Offer::offering)
          .filter(live -> live.offering().login().isEmpty())
          .map(live -> new OfferedTree(live, transfers));
    }
    return account.isPresent() ? Optional.empty() : folder.map(tree -> tree);
  }

  /** Whether a login would open what is at that path to the peer. */
  public boolean asksForLogin(InetAddress peer, String path) {
    return account.isPresent()
        || catalog
            .outgoing(peer, path)
            .or(() -> catalog.incoming(peer, path))
            .map(offer -> offer.offering().offering().login().isPresent())
            .orElse(false);
  }

  private boolean opens(String username, String password) {
    return account
        .map(
            login ->
                login.username().equals(username)
                    && MessageDigest.isEqual(
                        login.password().reveal().getBytes(UTF_8), password.getBytes(UTF_8)))
        .orElse(true);
  }
}
