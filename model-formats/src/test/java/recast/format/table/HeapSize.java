package recast.format.table;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Adds up the arrays that an object of ours reaches, which is what a large model consists of. */
final class HeapSize {
  private HeapSize() {}

  static long of(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(root);
    long bytes = 0;
    while (!open.isEmpty()) {
      Object object = open.remove();
      if (seen.add(object)) {
        bytes += arrayBytes(object);
        addReferences(object, open);
      }
    }
    return bytes;
  }

  private static long arrayBytes(Object object) {
    Class<?> element = object.getClass().getComponentType();
    if (element == null) {
      return 0;
    }
    long width = element == byte.class ? 1 : element == int.class ? 4 : 8;
    return 16 + width * Array.getLength(object);
  }

  private static void addReferences(Object object, Deque<Object> open) {
    if (object instanceof Object[] array) {
      for (Object element : array) {
        add(element, open);
      }
    }
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
          add(value(field, object), open);
        }
      }
    }
  }

  private static void add(Object object, Deque<Object> open) {
    if (object != null) {
      open.add(object);
    }
  }

  private static Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      throw new AssertionError("cannot look into " + field, e);
    }
  }
}
