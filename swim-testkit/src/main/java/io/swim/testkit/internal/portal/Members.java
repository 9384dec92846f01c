package io.swim.testkit.internal.portal;

import io.swim.image.Agreement;
import io.swim.testkit.portal.PortalAcceptance;
import io.swim.testkit.portal.PortalMember;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The accounts, their tokens and what they have accepted. Thread-safe. */
public final class Members {
  private static final int TOKEN_BYTES = 24;

  private final Map<String, PortalMember> members = new ConcurrentHashMap<>();
  private final Map<String, Set<Agreement>> accepted = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final List<String> given = new CopyOnWriteArrayList<>();
  private final List<PortalAcceptance> acceptances = new CopyOnWriteArrayList<>();
  private final SecureRandom random = new SecureRandom();

  public void admit(PortalMember member) {
    members.put(member.clientId(), member);
    accepted.remove(member.clientId());
  }

  /** A token for who knows the secrets; empty for who does not. */
  Optional<String> token(Map<String, String> form) {
    PortalMember member = members.get(form.getOrDefault("client_id", ""));
    if (member == null || !member.clientSecret().equals(form.get("client_secret"))) {
      return Optional.empty();
    }
    boolean person = member.username().isPresent();
    if (!form.getOrDefault("grant_type", "").equals(person ? "password" : "client_credentials")
        || (person
            && !(member.username().equals(Optional.ofNullable(form.get("username")))
                && member.password().equals(form.get("password"))))) {
      return Optional.empty();
    }
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    tokens.put(token, member.clientId());
    given.add(token);
    return Optional.of(token);
  }

  /** Whose token that is. */
  Optional<PortalMember> byToken(String token) {
    return Optional.ofNullable(tokens.get(token)).map(members::get);
  }

  public void endTokens() {
    tokens.clear();
  }

  public List<String> tokensGiven() {
    return List.copyOf(given);
  }

  public List<PortalAcceptance> acceptances() {
    return List.copyOf(acceptances);
  }

  void accept(PortalMember member, Agreement agreement, Map<String, String> fields) {
    accepted
        .computeIfAbsent(member.clientId(), any -> ConcurrentHashMap.newKeySet())
        .add(agreement);
    acceptances.add(new PortalAcceptance(member.clientId(), agreement, fields));
  }

  /** What it has still to accept. */
  Set<Agreement> open(PortalMember member) {
    Set<Agreement> open = EnumSet.noneOf(Agreement.class);
    open.addAll(member.open());
    open.removeAll(accepted.getOrDefault(member.clientId(), Set.of()));
    return open;
  }
}
