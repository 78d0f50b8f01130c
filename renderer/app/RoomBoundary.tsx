import { Component, type ReactNode } from 'react';
import { Button, Notice, Room } from '../ui/index.ts';

/**
 * Keeps the frame standing when a room fails to draw: says so, and offers to draw it again. The error itself is not
 * shown, since it may hold what the person wrote. Give it a `key` that changes with the room.
 */
export class RoomBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Room title="This page could not be shown">
        <Notice
          tone="error"
          action={<Button onPress={() => this.setState({ hasFailed: false })}>Try again</Button>}
        >
          Something went wrong while drawing it. What was saved is safe.
        </Notice>
      </Room>
    );
  }
}
