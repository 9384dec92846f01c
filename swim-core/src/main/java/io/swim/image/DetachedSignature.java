package io.swim.image;

import java.security.PublicKey;

/**
 * A vendor's signature of an image, in a file of its own.
 *
 * @param key the vendor's, from where the host trusts it
 * @param algorithm as {@link java.security.Signature} knows it, such as {@code SHA512withRSA}
 * @param bytes the signature itself, not in text form; not copied
 */
public record DetachedSignature(PublicKey key, String algorithm, byte[] bytes) {}
