import { Frame } from '../shell/frame.tsx';
import { Market } from '../market/market.tsx';
import { TimeBar } from '../market/time-bar/time-bar.tsx';

export default function Page() {
  return (
    <Frame foot={<TimeBar />}>
      <Market />
    </Frame>
  );
}
