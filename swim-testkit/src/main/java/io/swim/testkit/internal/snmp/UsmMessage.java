package io.swim.testkit.internal.snmp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.snmp4j.security.DecryptParams;

/**
 * An SNMPv3 message of the user-based security model, taken apart (RFC 3412 section 6, RFC 3414
 * section 2.4).
 *
 * @param codeAt where the authentication code starts in the message
 * @param data the scoped PDU, or its encryption
 */
record UsmMessage(
    int id,
    int maxSize,
    int flags,
    int model,
    byte[] engineId,
    int boots,
    int time,
    String user,
    byte[] code,
    int codeAt,
    byte[] salt,
    byte[] data) {
  static final int AUTH = 1;
  static final int PRIVACY = 2;
  static final int REPORTABLE = 4;
  private static final int VERSION = 3;
  private static final int USM = 3;
  private static final int MAX_SIZE = 1500;

  static UsmMessage decode(byte[] bytes) throws IOException {
    Ber.Reader message = new Ber.Reader(bytes).enter(Ber.SEQUENCE);
    message.readInteger();
    Ber.Reader header = message.enter(Ber.SEQUENCE);
    int id = header.readInteger();
    int maxSize = header.readInteger();
    byte[] flags = header.readOctets();
    int model = header.readInteger();
    Ber.Reader security = message.enter(Ber.OCTETS).enter(Ber.SEQUENCE);
    byte[] engineId = security.readOctets();
    int boots = security.readInteger();
    int time = security.readInteger();
    String user = new String(security.readOctets(), StandardCharsets.UTF_8);
    byte[] code = security.readOctets();
    int codeAt = security.position() - code.length;
    byte[] salt = security.readOctets();
    int flag = flags.length == 1 ? flags[0] & 0xff : 0;
    byte[] data = (flag & PRIVACY) == 0 ? message.content() : message.enter(Ber.OCTETS).content();
    return new UsmMessage(
        id, maxSize, flag, model, engineId, boots, time, user, code, codeAt, salt, data);
  }

  boolean isUsm() {
    return model == USM;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** What an answer says about the engine and the user. */
  record Envelope(int id, int flags, byte[] engineId, int boots, int time, String user) {
    /** Encodes an answer, encrypted and signed as the flags say. */
    byte[] seal(byte[] scopedPdu, Optional<UsmCrypto> crypto) {
      byte[] code = new byte[0];
      DecryptParams salt = new DecryptParams(new byte[0], 0, 0);
      byte[] data = scopedPdu;
      if ((flags & AUTH) != 0) {
        code = new byte[crypto.orElseThrow().codeLength()];
      }
      if ((flags & PRIVACY) != 0) {
        data = Ber.octets(crypto.orElseThrow().encrypt(scopedPdu, boots, time, salt));
      }
      byte[] saltField =
          Ber.octets(Arrays.copyOfRange(salt.array, salt.offset, salt.offset + salt.length));
      byte[] security =
          Ber.sequence(
              Ber.octets(engineId),
              Ber.integer(boots),
              Ber.integer(time),
              Ber.octets(user.getBytes(StandardCharsets.UTF_8)),
              Ber.octets(code),
              saltField);
      byte[] message =
          Ber.sequence(
              Ber.integer(VERSION),
              Ber.sequence(
                  Ber.integer(id),
                  Ber.integer(MAX_SIZE),
                  Ber.octets(new byte[] {(byte) flags}),
                  Ber.integer(USM)),
              Ber.octets(security),
              data);
      if (code.length > 0) {
        int codeAt = message.length - data.length - saltField.length - code.length;
        crypto.orElseThrow().sign(message, codeAt);
      }
      return message;
    }
  }
}
