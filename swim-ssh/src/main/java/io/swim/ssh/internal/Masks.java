package io.swim.ssh.internal;

import io.swim.device.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Secrets of one session, taken out of everything that is shown. */
final class Masks {
  static final String ASTERISKS = "********";

  private final List<String> secrets = new ArrayList<>();

  void hide(Secret secret) {
    if (!secret.isEmpty()) {
      secrets.add(secret.reveal());
      // A secret that begins with another one goes first, or its rest would stay.
      secrets.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  String mask(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, ASTERISKS);
    }
    return masked;
  }
}
