package io.swim.ssh.platform;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What a file of a host may hold at most: one that is broken or malicious must neither fill the
 * memory nor take forever. The largest definition that comes with SWIM has a tenth of it.
 */
final class Bounds {
  /** Characters of a file. */
  static final int LONGEST_FILE = 1 << 19;

  /** Characters of one text in it, also when it is made of others. */
  static final int LONGEST_TEXT = 20_000;

  private static final int DEEPEST = 60;

  /** With what aliases stand for, each time that they do. */
  private static final long MOST = 100_000;

  private final Map<Node, Size> known = new IdentityHashMap<>();

  private Bounds() {}

  /** Where a file is beyond them, and how. */
  record Beyond(Node where, String what) {}

  /** How much is in a node; of a node that is not measured to its end there is none. */
  private record Size(long nodes, int depth) {}

  private static final class BeyondException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Beyond beyond;

    BeyondException(Node where, String what) {
      super(what, null, false, false);
      this.beyond = new Beyond(where, what);
    }
  }

  /** The first place that is beyond them. */
  static Optional<Beyond> of(Node top) {
    try {
      new Bounds().size(top);
      return Optional.empty();
    } catch (BeyondException e) {
      return Optional.of(e.beyond);
    }
  }

  private Size size(Node node) {
    if (known.containsKey(node)) {
      @Nullable Size size = known.get(node);
      if (size == null) {
        throw new BeyondException(node, "stands for itself");
      }
      return size;
    }
    known.put(node, null);
    if (node instanceof ScalarNode scalar && scalar.getValue().length() > LONGEST_TEXT) {
      throw new BeyondException(node, "a text has at most " + LONGEST_TEXT + " characters");
    }
    long nodes = 1;
    int depth = 1;
    for (Node each : below(node)) {
      Size size = size(each);
      nodes += size.nodes();
      depth = Math.max(depth, size.depth() + 1);
      if (nodes > MOST) {
        throw new BeyondException(node, "stands for more than " + MOST + " values");
      } else if (depth > DEEPEST) {
        throw new BeyondException(node, "is nested deeper than " + DEEPEST + " levels");
      }
    }
    Size size = new Size(nodes, depth);
    known.put(node, size);
    return size;
  }

  private static List<Node> below(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    } else if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()))
          .toList();
    }
    return new ArrayList<>();
  }
}
